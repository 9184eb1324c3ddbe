// SPDX-License-Identifier: Apache-2.0

package import FilingContract
import FilingWire
package import NIOCore
import NIOPosix
import Synchronization

/// One connection to a server, carrying many unary calls at once.
///
/// Calls beyond the server's slots wait here, first come first served. The connection does not mend
/// itself: when it is over, every call on it fails with what is known of its fate.
package final class ClientConnection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<ClientChannelHandler>
    private let liveness: Liveness
    private let settings: ClientSettings

    /// Whether calls may still be started; read from any thread.
    final class Liveness: Sendable {
        private let flag = Atomic<Bool>(true)
        var isAlive: Bool { self.flag.load(ordering: .acquiring) }
        func end() { self.flag.store(false, ordering: .releasing) }
    }

    /// Wraps a channel whose handler is in place; call on the channel's loop.
    init(
        channel: any Channel, handler: ClientChannelHandler, liveness: Liveness,
        settings: ClientSettings
    ) {
        self.channel = channel
        self.handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)
        self.liveness = liveness
        self.settings = settings
    }

    /// Connects; the preface is on its way when the future completes.
    ///
    /// HELLO is not awaited: until it comes the limits before login hold.
    ///
    /// - Returns: the connection, or a `CallFailure` with `.unreachable`.
    package static func connect(
        host: String, port: Int, on eventLoop: any EventLoop, settings: ClientSettings
    ) -> EventLoopFuture<ClientConnection> {
        ClientBootstrap(group: eventLoop)
            .connectTimeout(settings.connectTime)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(
                .writeBufferWaterMark,
                value: .init(low: settings.unsentLowBytes, high: settings.unsentHighBytes)
            )
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = ClientChannelHandler(
                        settings: settings, liveness: Liveness(), now: channel.eventLoop.now)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .connect(host: host, port: port)
            .flatMapThrowing { channel in
                let handler = try channel.pipeline.syncOperations.handler(
                    type: ClientChannelHandler.self)
                return ClientConnection(
                    channel: channel, handler: handler, liveness: handler.liveness,
                    settings: settings)
            }
            .flatMapErrorThrowing { error in
                throw CallFailure(.unreachable("\(error)"), processed: .no)
            }
    }

    /// The loop on which everything of this connection happens.
    package var eventLoop: any EventLoop { self.channel.eventLoop }

    /// Whether calls may be started: no GOAWAY, not closed.
    package var isUsable: Bool { self.liveness.isAlive }

    /// Makes one call.
    ///
    /// - Parameters:
    ///   - head: `timeout_ms` is also the local deadline unless `deadline` is given.
    ///   - body: the encoded request.
    ///   - deadline: when the call fails here.
    /// - Returns: the status, and the encoded reply if it is OK.
    package func call(
        _ head: RpcV1.CallHead, body: ByteBuffer, deadline: NIODeadline? = nil
    ) async throws(CallFailure) -> (RpcV1.Status, ByteBuffer) {
        let call = try self.begin(head, deadline: deadline) { buffer in
            buffer.writeImmutableBuffer(body)
        }
        return try await call.answer()
    }

    /// Hands a call to the connection without waiting for its answer.
    ///
    /// - Throws: `.unencodable`, and `.tooLarge` for what no login would make acceptable.
    package func begin(
        _ head: RpcV1.CallHead, _ request: some Message, deadline: NIODeadline? = nil
    ) throws(CallFailure) -> ClientCallInFlight {
        try self.begin(head, deadline: deadline) { buffer throws(EncodingFailure) in
            try request.encode(into: &buffer)
        }
    }

    /// Tells the connection that it gained or lost its identity, which changes its limits.
    ///
    /// Takes effect before any call that is begun afterwards.
    package func setLoggedIn(_ isLoggedIn: Bool) {
        self.onLoop { handler in handler.setLoggedIn(isLoggedIn) }
    }

    /// Closes at once; open calls fail.
    ///
    /// - Returns: completed when the socket is closed.
    @discardableResult
    package func close() -> EventLoopFuture<Void> {
        self.liveness.end()
        self.onLoop { handler in handler.end(.closedHere) }
        return self.channel.closeFuture
    }

    func onLoop(_ body: @escaping @Sendable (ClientChannelHandler) -> Void) {
        let handler = self.handler
        if self.channel.eventLoop.inEventLoop {
            body(handler.value)
        } else {
            self.channel.eventLoop.execute { body(handler.value) }
        }
    }

    private func begin(
        _ head: RpcV1.CallHead, deadline: NIODeadline?,
        _ writeBody: (inout ByteBuffer) throws(EncodingFailure) -> Void
    ) throws(CallFailure) -> ClientCallInFlight {
        var frame = ByteBuffer()
        _ = frame.startFrame()
        let headBytes: Int
        do {
            try head.encode(into: &frame)
            headBytes = frame.writerIndex - FrameHeader.sizeBytes
            try writeBody(&frame)
        } catch {
            throw CallFailure(.unencodable(error.description), processed: .no)
        }
        let promise = self.eventLoop.makePromise(of: ClientAnswer.self)
        let ticket = ClientCallTicket()
        let wire = self.settings.wire
        let call = ClientCall(
            frame: frame, headBytes: headBytes,
            deadline: deadline
                ?? wire.deadline(timeoutMs: head.timeoutMs, from: self.eventLoop.now),
            ticket: ticket, promise: promise)
        self.onLoop { handler in handler.start(call) }
        return ClientCallInFlight(future: promise.futureResult, ticket: ticket, connection: self)
    }
}
