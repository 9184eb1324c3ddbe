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
    /// What is known of TLS; nil on a plain connection.
    package let line: LineFacts?

    /// Whether calls may still be started; read from any thread.
    final class Liveness: Sendable {
        private let flag = Atomic<Bool>(true)
        var isAlive: Bool { self.flag.load(ordering: .acquiring) }
        func end() { self.flag.store(false, ordering: .releasing) }
    }

    /// Wraps a channel whose handler is in place; call on the channel's loop.
    init(
        channel: any Channel, handler: ClientChannelHandler, liveness: Liveness,
        settings: ClientSettings, line: LineFacts? = nil
    ) {
        self.line = line
        self.channel = channel
        self.handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)
        self.liveness = liveness
        self.settings = settings
    }

    /// Connects; the preface is on its way when the future completes.
    ///
    /// HELLO is not awaited: until it comes the limits before login hold.
    ///
    /// - Parameter tls: nil for a plain connection. The handshake too has `connectTime`.
    /// - Returns: the connection, or a `CallFailure` with `.unreachable` or `.insecure`.
    package static func connect(
        host: String, port: Int, on eventLoop: any EventLoop, settings: ClientSettings,
        tls: ClientTLS? = nil
    ) -> EventLoopFuture<ClientConnection> {
        let secured = tls.map { _ in eventLoop.makePromise(of: LineFacts.self) }
        let late = eventLoop.scheduleTask(in: settings.connectTime * 2) {
            secured?.fail(ChannelError.connectTimeout(settings.connectTime))
        }
        let connected = ClientBootstrap(group: eventLoop)
            .connectTimeout(settings.connectTime)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(
                .writeBufferWaterMark,
                value: .init(low: settings.unsentLowBytes, high: settings.unsentHighBytes)
            )
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls, let secured { try tls.secure(channel, secured) }
                    let handler = ClientChannelHandler(
                        settings: settings, liveness: Liveness(), now: channel.eventLoop.now)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .connect(host: host, port: port)
        connected.whenFailure { secured?.fail($0) }
        return connected.flatMap { channel in
            let line =
                secured?.futureResult.map { Optional.some($0) }
                ?? channel.eventLoop.makeSucceededFuture(nil)
            return line.flatMapThrowing { line in
                try Self.wrap(channel, settings: settings, line: line)
            }.flatMapErrorThrowing { error in
                channel.close(promise: nil)
                throw error
            }
        }.flatMapErrorThrowing { error in
            guard let failure = error as? TLSFailure else {
                throw CallFailure(.unreachable("\(error)"), processed: .no)
            }
            throw CallFailure(.insecure(failure), processed: .no)
        }.always { _ in late.cancel() }
    }

    /// The connection of a channel that is connected, and secured if it is to be.
    private static func wrap(
        _ channel: any Channel, settings: ClientSettings, line: LineFacts?
    ) throws -> ClientConnection {
        let handler = try channel.pipeline.syncOperations.handler(type: ClientChannelHandler.self)
        return ClientConnection(
            channel: channel, handler: handler, liveness: handler.liveness, settings: settings,
            line: line)
    }

    /// The loop on which everything of this connection happens.
    package var eventLoop: any EventLoop { self.channel.eventLoop }

    /// The server's; nil when the socket is gone.
    var remoteAddress: SocketAddress? { self.channel.remoteAddress }

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
