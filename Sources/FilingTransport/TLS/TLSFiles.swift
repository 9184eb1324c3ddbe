// SPDX-License-Identifier: Apache-2.0

import Glibc
import NIOCore
import NIOSSL

/// Where one side of TLS keeps what it shows and whom it trusts; all PEM.
package struct TLSFiles: Sendable, Hashable {
    /// The certificate first, then those that lead to its authority.
    package var certificate: String
    /// Its private key, without a passphrase, mode 0600.
    package var key: String
    /// The authorities that vouch for the other side; empty = see where it is used.
    package var authority: String

    /// Largest file that is read, bytes: a hundred certificates.
    static let sizeLimitBytes = 1 << 20

    /// The paths as given.
    package init(certificate: String, key: String, authority: String) {
        self.certificate = certificate
        self.key = key
        self.authority = authority
    }

    /// The certificates of a file, at least one.
    static func certificates(in path: String) throws(TLSFault) -> [NIOSSLCertificate] {
        let bytes = try Self.read(path, isSecret: false)
        do {
            let certificates = try NIOSSLCertificate.fromPEMBytes(bytes)
            guard !certificates.isEmpty else { throw TLSFault("\(path) holds no certificate.") }
            return certificates
        } catch let fault as TLSFault {
            throw fault
        } catch {
            throw TLSFault("\(path) holds no certificate in PEM form: \(TLSErrorText(error)).")
        }
    }

    /// The private key of a file that nobody else can use.
    static func privateKey(in path: String) throws(TLSFault) -> NIOSSLPrivateKey {
        let bytes = try Self.read(path, isSecret: true)
        do {
            return try NIOSSLPrivateKey(bytes: bytes, format: .pem)
        } catch {
            throw TLSFault(
                "\(path) holds no private key in PEM form without a passphrase: "
                    + "\(TLSErrorText(error)).")
        }
    }

    private static func read(_ path: String, isSecret: Bool) throws(TLSFault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw TLSFault("\(path) cannot be opened: error \(errno).") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw TLSFault("\(path) is not a plain file.")
        }
        if isSecret {
            guard status.st_mode & 0o077 == 0 else {
                throw TLSFault(
                    "\(path) has mode \(String(status.st_mode & 0o777, radix: 8)): others can use "
                        + "the key. If nobody has, run `chmod 600` on it.")
            }
            guard status.st_uid == geteuid() else {
                throw TLSFault("\(path) belongs to another user. Run the program as its owner.")
            }
        }
        return try Self.bytes(of: descriptor, path)
    }

    private static func bytes(of descriptor: Int32, _ path: String) throws(TLSFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.sizeLimitBytes + 1)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
            }
            guard got >= 0 else { throw TLSFault("\(path) cannot be read: error \(errno).") }
            guard got > 0 else { break }
            count += got
        }
        guard count <= Self.sizeLimitBytes else {
            throw TLSFault("\(path) is larger than \(Self.sizeLimitBytes) bytes.")
        }
        return Array(bytes.prefix(count))
    }
}

/// Why TLS cannot be set up: a sentence for the operator.
package struct TLSFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    init(_ sentence: String) { self.description = sentence }
}
