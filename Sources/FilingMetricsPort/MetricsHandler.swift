// SPDX-License-Identifier: Apache-2.0

import Logging
import NIOCore
import NIOHTTP1

/// One HTTP connection: a request, its answer, the next request.
final class MetricsHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let content: MetricsPort.Content
    private let logger: Logger
    private var head: HTTPRequestHead?

    /// A connection without a byte for so long is closed.
    static let patience = TimeAmount.seconds(60)

    init(content: MetricsPort.Content, logger: Logger) {
        self.content = content
        self.logger = logger
    }

    private struct Answer {
        let status: HTTPResponseStatus
        let text: String
        var contentType = "text/plain; charset=utf-8"
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body: break
        case .end:
            guard let head = self.head else { return }
            self.head = nil
            self.answer(head, context)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        self.logger.debug("metrics connection: \(error)")
        context.close(promise: nil)
    }

    private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        guard head.method == .GET || head.method == .HEAD else {
            return self.write(
                Answer(status: .methodNotAllowed, text: "GET only\n"), to: head, context)
        }
        switch head.uri {
        case "/metrics": self.writePage(head, context)
        case "/health/live":
            self.write(Answer(status: .ok, text: "live\n"), to: head, context)
        case "/health/ready":
            let answer =
                self.content.isReady()
                ? Answer(status: .ok, text: "ready\n")
                : Answer(status: .serviceUnavailable, text: "not ready\n")
            self.write(answer, to: head, context)
        default:
            self.write(
                Answer(status: .notFound, text: "/metrics /health/live /health/ready\n"),
                to: head, context)
        }
    }

    private func writePage(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let page = self.content.page
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        let text = context.eventLoop.makeFutureWithTask { try await page() }
        text.whenComplete { result in
            let (handler, context) = bound.value
            switch result {
            case .success(let text):
                handler.write(
                    Answer(
                        status: .ok, text: text,
                        contentType: "text/plain; version=0.0.4; charset=utf-8"),
                    to: head, context)
            case .failure(let error):
                handler.logger.warning("metrics: \(error)")
                handler.write(
                    Answer(status: .internalServerError, text: "see the server's log\n"),
                    to: head, context)
            }
        }
    }

    private func write(
        _ answer: Answer, to request: HTTPRequestHead, _ context: ChannelHandlerContext
    ) {
        let body = context.channel.allocator.buffer(string: answer.text)
        var head = HTTPResponseHead(version: request.version, status: answer.status)
        head.headers.add(name: "content-type", value: answer.contentType)
        head.headers.add(name: "content-length", value: "\(body.readableBytes)")
        if !request.isKeepAlive { head.headers.add(name: "connection", value: "close") }
        context.write(self.wrapOutboundOut(.head(head)), promise: nil)
        if request.method != .HEAD {
            context.write(self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        }
        let isLast = !request.isKeepAlive
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(self.wrapOutboundOut(.end(nil))).whenComplete { _ in
            if isLast { bound.value.close(promise: nil) }
        }
    }
}
