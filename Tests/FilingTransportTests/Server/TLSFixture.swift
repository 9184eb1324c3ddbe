// SPDX-License-Identifier: Apache-2.0

import FilingTestKit
import FilingTransport
import Foundation
import NIOCore
import Testing

/// A toy server that listens for TLS, the certificates around it, and what it logs.
struct TLSFixture {
    let toy: ToyServer
    let certificates: TestCertificates
    let identity: ServerIdentity
    let log: CollectingLog

    /// - Parameter asks: whether clients are asked for a certificate.
    static func run(
        asks: Bool = false, _ body: (TLSFixture) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            let certificates = try await TestCertificates(in: folder)
            try await certificates.issue("server")
            let identity = try ServerIdentity(
                certificates.files("server", authority: asks ? "authority" : nil))
            let log = CollectingLog()
            try await ToyServer.run(tls: identity, log: log) { toy in
                try await body(
                    TLSFixture(
                        toy: toy, certificates: certificates, identity: identity, log: log))
            }
        }
    }

    /// What a client that trusts the authority speaks.
    ///
    /// - Parameter showing: the certificate it shows.
    func client(showing: String? = nil, trusting: String = "authority") throws -> ClientTLS {
        var files = TLSFiles(
            certificate: "", key: "", authority: self.certificates.path("\(trusting).pem"))
        if let showing {
            files.certificate = self.certificates.path("\(showing).pem")
            files.key = self.certificates.path("\(showing).key")
        }
        return try ClientTLS(serverName: "localhost", files: files)
    }

    /// The TLS port.
    var port: Int {
        get throws { try #require(self.toy.server.tlsAddress?.port) }
    }

    /// Runs `openssl s_client` against the TLS port.
    func openssl(_ arguments: [String], input: [UInt8] = []) async throws -> Tool.Outcome {
        try await Tool.run(
            TestCertificates.openssl,
            ["s_client", "-connect", "127.0.0.1:\(try self.port)"] + arguments, input: input)
    }

    /// Waits for a line of the log.
    func expectLog(_ text: String) async throws {
        try await self.toy.eventually { self.log.lines.contains { $0.contains(text) } }
    }
}
