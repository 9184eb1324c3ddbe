// SPDX-License-Identifier: Apache-2.0

package import NIOCore
import NIOSSL

/// How a client speaks TLS: whom it trusts, whom it wants, and what it shows.
///
/// The server's certificate is always verified.
package struct ClientTLS: Sendable {
    private let context: NIOSSLContext
    /// Nil for an address: the certificate must then be for the address that we connect to.
    private let serverName: String?

    /// Reads the files.
    ///
    /// - Parameters:
    ///   - serverName: the name or address that the certificate must be for.
    ///   - files: an empty `authority` is the system's; an empty `certificate` shows none.
    /// - Throws: `TLSFault`.
    package init(serverName: String, files: TLSFiles) throws(TLSFault) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.applyHouseRules()
        if !files.authority.isEmpty {
            configuration.trustRoots = .certificates(
                try TLSFiles.certificates(in: files.authority))
        }
        if !files.certificate.isEmpty {
            configuration.certificateChain = try TLSFiles.certificates(in: files.certificate)
                .map { .certificate($0) }
            configuration.privateKey = .privateKey(try TLSFiles.privateKey(in: files.key))
        }
        do {
            self.context = try NIOSSLContext(configuration: configuration)
            self.serverName = Self.isAddress(serverName) ? nil : serverName
            // A name that cannot be asked for shows here and not at each connection.
            _ = try NIOSSLClientHandler(context: self.context, serverHostname: self.serverName)
        } catch {
            throw TLSFault("TLS to \(serverName) cannot be set up: \(TLSErrorText(error)).")
        }
    }

    /// Puts TLS into a fresh channel.
    ///
    /// - Parameter secured: told how the handshake ended, with a `TLSFailure` or the system's error.
    package func secure(_ channel: any Channel, _ secured: EventLoopPromise<LineFacts>) throws {
        let tls = try NIOSSLClientHandler(context: self.context, serverHostname: self.serverName)
        try channel.pipeline.syncOperations.addHandlers(
            tls, ClientHandshakeHandler(tls: tls, secured: secured))
    }

    private static func isAddress(_ name: String) -> Bool {
        do {
            _ = try SocketAddress(ipAddress: name, port: 0)
            return true
        } catch {
            // Not an address, so it is a name.
            return false
        }
    }
}

/// What is known of a secure line.
package struct LineFacts: Sendable, Hashable {
    /// `TLS 1.2` or `TLS 1.3`.
    package let version: String
    /// From when until when the server's certificate is for use.
    package let certificate: CertificateTimes
}
