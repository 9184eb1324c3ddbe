// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingWire
import Logging
import NIOCore

/// The shell around one `ServerConnection`: reads, asks it, carries out what it says.
///
/// Loop-confined. Everything here is cheap for an idle connection: buffers belong to the loop, and
/// there is no timer unless a call is waiting.
///
// SAFETY: loop-confined. NIO calls it on its event loop only, and the tasks that capture it prefer
// the executor of that same loop, so that they touch it there (asserted in debug builds).
final class ServerConnectionHandler: ChannelDuplexHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// A call whose handler has not returned.
    struct RunningCall {
        let id: UInt32
        let task: Task<Void, Never>
    }

    /// How far the connection's end has come.
    enum Ending {
        /// It lives.
        case none
        /// The last bytes are being written; then our direction is closed.
        case flushing(until: NIODeadline)
        /// Our direction is closed; the peer may still read, until then or its own close.
        case lingering(until: NIODeadline)
        /// The socket is closed.
        case closed
    }

    let loop: ServerLoop
    var info: ConnectionInfo
    /// Nil on the plain port.
    var secureLine: SecureLine?
    var wire: ServerConnection
    var output = ConnectionOutput()
    var ending = Ending.none
    var context: ChannelHandlerContext?

    private var login: LoginHandle?
    var running: [RunningCall] = []
    /// The call that is being started, or 0; tells whether its handler returned at once.
    private var opening: UInt32 = 0
    /// The time of the work at hand; one look at the clock serves all frames of a read.
    var readTime: NIODeadline
    var isReading = false
    private var isFlushRequested = false
    /// The receive buffer of the current read, to be given back.
    private var received: ByteBuffer?
    private var deadlineTimer: DeadlineTimer?
    /// NIO asked for a read while reading was paused.
    var isReadWanted = false
    /// Inside `flush`, where the socket may report back at once.
    var isFlushing = false
    /// Where the loop's list has this connection.
    var listIndex = 0

    init(loop: ServerLoop, info: ConnectionInfo) {
        self.loop = loop
        self.info = info
        self.readTime = loop.now()
        self.wire = ServerConnection(limits: loop.limits, now: self.readTime)
    }

    // MARK: Channel events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        self.loop.add(self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.channelIsClosed()
        self.context = nil
        self.secureLine = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.channelIsClosed()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .none = self.ending else { return }
        let bytes = Self.unwrapInboundIn(data)
        self.isReading = true
        self.readTime = self.loop.now()
        self.wire.receive(bytes, now: self.readTime)
        self.received = bytes
        self.takeEvents()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        self.isReading = false
        if var buffer = self.received {
            self.received = nil
            self.loop.receiveBuffers.value.giveBack(&buffer)
        }
        self.flush()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if self.secureLine != nil, self.takeLineEvent(event) { return }
        guard let event = event as? ChannelEvent, event == .inputClosed else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        if case .lingering = self.ending {
            self.abort()
            return
        }
        self.wire.inputClosed()
        self.flush()
    }

    /// Holds reads back while too much output is unsent.
    func read(context: ChannelHandlerContext) {
        if self.output.isReadingPaused { self.isReadWanted = true } else { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { self.socketIsWritable() }
        context.fireChannelWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        self.lineFailed(error)
        // Resets and broken pipes are ordinary ends of a connection.
        self.loop.logger.debug(
            "connection failed", metadata: ["connection": "\(self.info.id)", "error": "\(error)"])
        self.abort()
    }

    // MARK: Events of the wire

    func takeEvents() {
        while true {
            // The answers of this very read may be so many bytes that the rest of the read has to
            // wait until the peer has taken some.
            let output = self.output.load
            if output.unsentBytes > self.loop.limits.unsentPauseBytes {
                self.flush()
                if self.output.isReadingPaused { return }
            }
            guard
                let event = self.wire.nextEvent(now: self.readTime, canHandOver: !output.isBlocked)
            else { return }
            self.carryOut(event)
        }
    }

    private func carryOut(_ event: consuming ServerEvent) {
        switch event {
        case .call(let id, let head, let body): self.open(id, head: head, body: body)
        case .handOver: self.flush()
        case .welcome: self.write { $0.writeImmutableBuffer(self.loop.welcome) }
        case .refuse(let id, let reason):
            self.loop.counters.callsRefused.bump()
            self.write {
                $0.writeResponse(id, RpcV1.Status(reason), ceilings: self.loop.ceilings)
            }
        case .cancel(let id):
            self.loop.counters.callsCancelled.bump()
            self.running.first { $0.id == id }?.task.cancel()
        case .pong(let bytes): self.write { $0.writePing(.pong, bytes) }
        case .ignored: self.loop.counters.framesIgnored.bump()
        case .skipped: self.loop.counters.framesSkipped.bump()
        case .close(let farewell): self.end(farewell)
        }
    }

    private func open(_ id: UInt32, head: ByteBuffer, body: consuming ByteBuffer) {
        guard let head = self.loop.heads.read(head) else {
            self.loop.counters.callsRefused.bump()
            self.answer(id, CallReply(status: RpcV1.Status(.headMalformed)))
            if let farewell = self.wire.headWasMalformed(now: self.readTime) { self.end(farewell) }
            return
        }
        self.loop.counters.calls.bump()
        let deadline = self.loop.limits.deadline(
            timeoutMs: head.value.timeoutMs, from: self.readTime)
        let call = IncomingCall(
            connection: self.info, login: self.login, decodedHead: head, body: body,
            deadline: deadline)
        if let reply = self.loop.dispatcher.answerAtOnce(call) {
            self.answer(id, reply)
            return
        }
        self.opening = id
        let task = self.start(id, call)
        // Most calls have returned by now, and cost no timer and no entry in a table.
        guard self.opening == id else { return }
        self.opening = 0
        self.running.append(RunningCall(id: id, task: task))
        self.wire.watchDeadline(deadline, of: id)
        self.armTimer(for: deadline)
    }

    /// The bridge from the event loop to the handlers: the one place that starts a task.
    ///
    /// The task runs here and now until it first waits.
    private func start(_ id: UInt32, _ call: IncomingCall) -> Task<Void, Never> {
        Task.immediate(executorPreference: self.loop.executor) {
            let reply = await self.loop.dispatcher.dispatch(call)
            self.loop.eventLoop.assertInEventLoop()
            self.handlerReturned(id, reply)
        }
    }

    /// A handler has returned, at once or later; its reply counts unless the time had run out.
    private func handlerReturned(_ id: UInt32, _ reply: CallReply) {
        if self.opening == id {
            self.opening = 0
        } else {
            self.readTime = self.loop.now()
            self.running.removeAll { $0.id == id }
            if self.running.isEmpty { self.running = [] }
        }
        if case .none = self.ending { self.answer(id, reply) }
        if case .closed = self.ending, self.running.isEmpty { self.loop.remove(self) }
    }

    /// Writes the RESPONSE of a call, once.
    private func answer(_ id: UInt32, _ reply: CallReply) {
        guard self.wire.answered(id, now: self.readTime) else { return }
        switch reply.login {
        case .unchanged: break
        case .begin(let handle):
            self.login = handle
            self.wire.setLoggedIn(true)
        case .end:
            self.login = nil
            self.wire.setLoggedIn(false)
        }
        self.write { $0.writeResponse(id, reply, ceilings: self.loop.ceilings) }
    }

    // MARK: Output

    /// Appends to the output; it is flushed at the end of the read or of the loop's work at hand.
    func write(_ body: (inout ByteBuffer) -> Void) {
        if case .closed = self.ending { return }
        self.output.append(from: self.loop, body)
        guard !self.isReading, !self.isFlushRequested else { return }
        self.isFlushRequested = true
        self.loop.flushSoon(self)
    }

    /// The flush that `write` asked the loop for.
    func flushLateReplies() {
        self.isFlushRequested = false
        self.flush()
    }

    // MARK: Deadlines

    private func armTimer(for deadline: NIODeadline) {
        if let timer = self.deadlineTimer {
            guard deadline < timer.deadline else { return }
            timer.cancel()
        }
        self.deadlineTimer = DeadlineTimer(
            deadline: deadline, now: self.loop.now(), on: self.loop.eventLoop
        ) { self.deadlineHasCome() }
    }

    private func deadlineHasCome() {
        self.deadlineTimer = nil
        self.expireCalls(now: self.loop.now())
        guard let next = self.wire.earliestDeadline else { return }
        self.armTimer(for: next)
    }

    /// Answers every call whose time has run out; its handler is told to stop.
    func expireCalls(now: NIODeadline) {
        guard case .none = self.ending else { return }
        self.readTime = now
        while let id = self.wire.expiredCall(now: now) {
            self.loop.counters.callsExpired.bump()
            self.running.first { $0.id == id }?.task.cancel()
            self.answer(id, CallReply(status: RpcV1.Status(.deadlineExceeded)))
        }
    }

    func disarmTimer() {
        self.deadlineTimer?.cancel()
        self.deadlineTimer = nil
    }
}
