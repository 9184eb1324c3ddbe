// SPDX-License-Identifier: Apache-2.0

import FilingTransport
import NIOCore
import NIOEmbedded

/// TLS for a blocking socket: the program's own client TLS in a channel without a socket.
///
/// Used on one thread, as the load is.
final class LoadTLS {
    private let channel = EmbeddedChannel()
    /// Whether the handshake is over.
    private(set) var isSecured = false

    /// - Parameter authority: PEM file of who vouches for the server.
    init(authority: String) throws {
        let tls = try ClientTLS(
            serverName: "localhost",
            files: TLSFiles(certificate: "", key: "", authority: authority))
        let secured = self.channel.eventLoop.makePromise(of: LineFacts.self)
        try tls.secure(self.channel, secured)
        secured.futureResult.assumeIsolated().whenSuccess { _ in self.isSecured = true }
        // The address is of no meaning: nothing is connected here.
        self.channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
    }

    /// Takes what the load says; what the socket has to send comes out of `sealed`.
    func say(_ bytes: [UInt8]) throws {
        try self.channel.writeOutbound(ByteBuffer(bytes: bytes))
    }

    /// What the socket has to send.
    func sealed() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let next = try self.channel.readOutbound(as: ByteBuffer.self) {
            bytes.append(contentsOf: next.readableBytesView)
        }
        return bytes
    }

    /// Takes what the socket has got; gives what the server says by it.
    func opened(_ bytes: ArraySlice<UInt8>) throws -> ByteBuffer {
        try self.channel.writeInbound(ByteBuffer(bytes: bytes))
        var plain = ByteBuffer()
        while var next = try self.channel.readInbound(as: ByteBuffer.self) {
            plain.writeBuffer(&next)
        }
        return plain
    }
}
