// SPDX-License-Identifier: Apache-2.0

package import FilingTransport
package import Foundation

/// Certificates that the openssl command makes in a test's folder; `authority.pem` signs them.
package struct TestCertificates: Sendable {
    /// Which kind of key a certificate is for.
    package enum Key: Sendable {
        case p256
        case ed25519
        /// The key of another certificate.
        case of(String)
    }

    /// openssl refused.
    package struct Failed: Error {
        let said: String
    }

    private let folder: URL

    /// The program, as every system has it.
    package static let openssl = "/usr/bin/openssl"

    /// Makes the authority.
    package init(in folder: URL) async throws {
        self.folder = folder
        try await self.authority("authority")
    }

    /// Where a file of these is: `NAME.pem`, `NAME.key`.
    package func path(_ file: String) -> String { self.folder.appendingPathComponent(file).path }

    /// Certificate and key of a name.
    package func files(_ name: String, authority: String? = nil) -> TLSFiles {
        TLSFiles(
            certificate: self.path("\(name).pem"), key: self.path("\(name).key"),
            authority: authority.map { self.path("\($0).pem") } ?? "")
    }

    /// Makes another authority.
    package func authority(_ name: String) async throws {
        try await self.run([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", self.path("\(name).key"), "-out", self.path("\(name).pem"), "-days", "2",
            "-subj", "/CN=\(name)",
        ])
    }

    /// Issues a certificate.
    ///
    /// - Parameters:
    ///   - names: what it is for, as openssl writes it.
    ///   - days: how long from now; negative = it has ended.
    package func issue(
        _ name: String, names: String = "DNS:localhost,IP:127.0.0.1", days: Int = 2,
        key: Key = .p256, by authority: String = "authority"
    ) async throws {
        let keyPath: String
        switch key {
        case .of(let other): keyPath = self.path("\(other).key")
        case .p256, .ed25519:
            keyPath = self.path("\(name).key")
            let kind =
                if case .ed25519 = key { ["ed25519"] } else {
                    ["EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
                }
            try await self.run(["genpkey", "-algorithm"] + kind + ["-out", keyPath])
        }
        let (request, names) = (self.path("\(name).csr"), "subjectAltName=\(names)\n")
        try Data(names.utf8).write(to: self.folder.appendingPathComponent("\(name).names"))
        try await self.run([
            "req", "-new", "-key", keyPath, "-subj", "/CN=\(name)", "-out", request,
        ])
        try await self.run([
            "x509", "-req", "-in", request, "-CA", self.path("\(authority).pem"), "-CAkey",
            self.path("\(authority).key"), "-days", "\(days)", "-extfile",
            self.path("\(name).names"), "-out", self.path("\(name).pem"),
        ])
    }

    /// The 32 bytes of an Ed25519 certificate's key, as openssl reads them.
    package func publicKey(of name: String) async throws -> [UInt8] {
        let info = try await Tool.run(
            Self.openssl,
            ["pkey", "-in", self.path("\(name).key"), "-pubout", "-outform", "DER"])
        return Array(info.bytes.suffix(32))
    }

    private func run(_ arguments: [String]) async throws {
        let outcome = try await Tool.run(Self.openssl, arguments)
        guard outcome.status == 0 else { throw Failed(said: outcome.text) }
    }
}
