// SPDX-License-Identifier: Apache-2.0

/// What a call may know about the connection it came on.
package struct ConnectionInfo: Sendable {
    /// Counts connections from 1 since the server started.
    package let id: UInt64
    /// The peer's address without its port, for rate limits and audit; never for messages.
    package let peerAddress: String
    /// Whether the peer is on this machine.
    package let isLoopback: Bool
    /// Whether nobody between the peer and us can read along.
    package let isEncrypted: Bool
    /// The certificate that the client has shown in the TLS handshake, if it has.
    package internal(set) var peerCertificate: PeerCertificate?

    /// The facts as given.
    package init(
        id: UInt64, peerAddress: String, isLoopback: Bool, isEncrypted: Bool,
        peerCertificate: PeerCertificate? = nil
    ) {
        self.id = id
        self.peerAddress = peerAddress
        self.isLoopback = isLoopback
        self.isEncrypted = isEncrypted
        self.peerCertificate = peerCertificate
    }
}
