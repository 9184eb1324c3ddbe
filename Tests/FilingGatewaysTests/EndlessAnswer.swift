// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1
import NIOPosix

/// A service that sends a head of 200 and never the whole body it promised.
final class EndlessAnswer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// What comes after the head.
    enum Manner: Sendable {
        /// Nothing.
        case silent
        /// A byte each 20 ms: the limit of an answer's size would take five minutes.
        case drips
    }

    private let manner: Manner

    private init(_ manner: Manner) { self.manner = manner }

    /// Listens on a free port of loopback.
    static func listen(_ manner: Manner) async throws -> any Channel {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(EndlessAnswer(manner))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .end = self.unwrapInboundIn(data) else { return }
        let head = HTTPResponseHead(
            version: .http1_1, status: .ok, headers: ["Transfer-Encoding": "chunked"])
        context.writeAndFlush(self.wrapOutboundOut(.head(head)), promise: nil)
        guard self.manner == .drips else { return }
        let channel = context.channel
        context.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(20)) {
            task in
            guard channel.isActive else { return task.cancel() }
            channel.writeAndFlush(
                HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: " "))), promise: nil)
        }
    }
}
