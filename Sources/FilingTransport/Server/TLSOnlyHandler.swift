// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore

/// Stands before TLS until the first bytes have come: whoever does not speak it is told apart here.
final class TLSOnlyHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// The event for the connection's handler: these first bytes are no TLS.
    struct NoTLS {
        /// What they seem to be instead.
        let guess: ForeignProtocol
    }

    /// The first byte of a TLS record of type handshake.
    private static let handshakeRecord: UInt8 = 0x16

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Self.unwrapInboundIn(data)
        guard bytes.readableBytesView.first == Self.handshakeRecord else {
            context.fireUserInboundEventTriggered(
                NoTLS(guess: ForeignProtocol(firstBytes: bytes)))
            return
        }
        context.fireChannelRead(data)
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
    }
}
