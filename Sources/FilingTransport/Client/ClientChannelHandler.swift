// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingWire
import NIOCore

/// The shell around `ClientConnectionState`, confined to its loop: reads, asks, carries out.
///
/// Output is written as it arises and flushed once per read or once per turn of the loop.
final class ClientChannelHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let liveness: ClientConnection.Liveness
    let settings: ClientSettings
    var wire: ClientConnectionState
    var keepAlive: ClientKeepAlive
    /// Calls with a slot whose answer is wanted.
    var open: [UInt32: ClientCall] = [:]
    /// Calls without a slot, in the order of their coming.
    var waiting = CircularBuffer<ClientCall>()
    var timer: Scheduled<Void>?
    var timerAt = NIODeadline.distantFuture
    /// Nil before the channel is active and after it has ended.
    private(set) var context: ChannelHandlerContext?

    private var cancels = AbuseBudget()
    private var closeReason: ClientCloseReason?
    private var hasEnded = false
    private var isReading = false
    private var isFlushScheduled = false
    private var hasUnflushed = false

    init(settings: ClientSettings, liveness: ClientConnection.Liveness, now: NIODeadline) {
        self.settings = settings
        self.liveness = liveness
        self.wire = ClientConnectionState(limits: settings.wire)
        self.keepAlive = ClientKeepAlive(limits: settings.wire, now: now)
    }

    // MARK: From the channel

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { self.greet(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        self.greet(context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        self.isReading = true
        self.keepAlive.bytesArrived(now: context.eventLoop.now)
        self.wire.receive(Self.unwrapInboundIn(data))
        while let event = self.wire.nextEvent() { self.carryOut(event) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        self.isReading = false
        self.proceed()
        self.flush()
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        self.startWaiting()
        context.fireChannelWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        self.end(TLSFailure(error).map { .insecure($0) } ?? .failed("\(error)"))
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.end(.lost)
        self.context = nil
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.end(.lost)
        self.context = nil
    }

    // MARK: From the connection

    /// Takes a call over; it is sent now, kept, or failed.
    func start(_ call: ClientCall) {
        guard !call.ticket.isCancelled else { return call.fail(.cancelled, processed: .no) }
        guard self.wire.takesCalls, self.liveness.isAlive else {
            return call.fail(.closed(self.closeReason ?? .lost), processed: .no)
        }
        if let oversize = self.wire.oversize(
            headBytes: call.headBytes, bodyBytes: call.bodyBytes)
        {
            return call.fail(.tooLarge(oversize), processed: .no)
        }
        guard self.waiting.isEmpty, self.trySend(call) == .settled else { return self.keep(call) }
    }

    /// Fails the call of a cancelled task, if it is still here.
    func cancel(_ ticket: ClientCallTicket) {
        if let index = self.waiting.firstIndex(where: { $0.ticket === ticket }) {
            self.waiting.remove(at: index).fail(.cancelled, processed: .no)
        } else if let id = self.open.first(where: { $0.value.ticket === ticket })?.key {
            self.abandon(id, .cancelled)
        }
    }

    func setLoggedIn(_ isLoggedIn: Bool) {
        self.wire.setLoggedIn(isLoggedIn)
        self.startWaiting()
    }

    /// Ends the connection and every call on it.
    ///
    /// The first reason counts.
    func end(_ reason: ClientCloseReason) {
        guard !self.hasEnded else { return }
        self.hasEnded = true
        let reason = self.closeReason ?? reason
        self.closeReason = reason
        self.liveness.end()
        self.timer?.cancel()
        self.timer = nil
        _ = self.wire.close()
        let open = self.open.sorted { $0.key < $1.key }
        let waiting = self.waiting
        self.open = [:]
        self.waiting = CircularBuffer()
        let context = self.context
        self.context = nil
        for (_, call) in open { call.fail(.closed(reason), processed: .unknown) }
        for call in waiting { call.fail(.closed(reason), processed: .no) }
        context?.close(promise: nil)
    }

    /// Fails an open call here and tells the server that nobody waits for it.
    func abandon(_ id: UInt32, _ cause: CallFailure.Cause) {
        guard let call = self.open.removeValue(forKey: id) else { return }
        // The server closes on a flood of CANCELs, which would hurt every other call: beyond half
        // of what it allows a call is given up silently.
        let allowed =
            self.wire.maxCalls > self.settings.wire.beforeLogin.calls
            ? self.settings.wire.afterLogin.abuses : self.settings.wire.beforeLogin.abuses
        if self.wire.abandon(id), let context = self.context,
            self.cancels.spend(
                now: context.eventLoop.now, window: self.settings.wire.abuseWindow,
                allowed: allowed / 2)
        {
            var frame = context.channel.allocator.buffer(capacity: FrameHeader.sizeBytes)
            frame.writeCancel(id)
            self.write(frame)
        }
        call.fail(cause, processed: .unknown)
    }

    // MARK: Doing

    private func greet(_ context: ChannelHandlerContext) {
        guard self.context == nil, !self.hasEnded else { return }
        self.context = context
        var preface = context.channel.allocator.buffer(capacity: Preface.sizeBytes)
        Preface.version1.write(to: &preface)
        // Flushed at the end of the loop's turn, so that a call begun now shares its packet.
        self.write(preface)
    }

    private func carryOut(_ event: ClientEvent) {
        switch event {
        case .hello(let head): self.hello(head)
        case .response(let id, let head, let body):
            guard let call = self.open.removeValue(forKey: id) else { return }
            call.promise.succeed(ClientAnswer(head: head, body: body))
        case .pong(let bytes):
            // A server that sends PINGs but takes nothing gets no growing pile of PONGs.
            guard let context = self.context, context.channel.isWritable else { return }
            self.writePing(.pong, bytes)
        case .goAway(let head):
            do {
                let goAway = try RpcV1.GoAway(decoding: head)
                self.goodbye(
                    .goAway(goAway.status ?? RpcV1.Status()), lastCall: goAway.lastCall)
            } catch {
                self.end(.violation(.frameMisshapen))
            }
        case .ignored: break
        case .close(let violation): self.end(.violation(violation))
        }
    }

    private func hello(_ head: ByteBuffer) {
        do {
            let hello = try RpcV1.Hello(decoding: head)
            if let violation = self.wire.applyHello(
                maxFrameBytes: hello.maxFrame, maxHeadBytes: hello.maxHead,
                maxCalls: hello.maxCalls)
            {
                self.end(.violation(violation))
            }
        } catch {
            self.end(.violation(self.wire.helloWasMalformed()))
        }
    }

    private func goodbye(_ reason: ClientCloseReason, lastCall: UInt32) {
        self.closeReason = self.closeReason ?? reason
        self.liveness.end()
        let unprocessed = self.wire.applyGoAway(lastCall: lastCall).compactMap {
            self.open.removeValue(forKey: $0)
        }
        let waiting = self.waiting
        self.waiting = CircularBuffer()
        for call in unprocessed { call.fail(.closed(reason), processed: .no) }
        for call in waiting { call.fail(.closed(reason), processed: .no) }
        self.closeIfDone()
    }

    /// After something arrived: slots may be free, or the last call answered.
    private func proceed() {
        self.closeIfDone()
        self.startWaiting()
        // Being idle is told once, so that its silence does not count later.
        if self.wire.openCalls == 0, let context = self.context {
            _ = self.keepAlive.check(openCalls: 0, now: context.eventLoop.now)
        }
    }

    private func closeIfDone() {
        if self.wire.isDone { self.end(.closedHere) }
    }

    private enum Sent { case settled, mustWait }

    /// Sends a call, or fails it for good.
    private func trySend(_ call: ClientCall) -> Sent {
        guard let context = self.context, context.channel.isWritable else { return .mustWait }
        switch self.wire.open(headBytes: call.headBytes, bodyBytes: call.bodyBytes) {
        case .wait: return .mustWait
        case .ended: call.fail(.closed(self.closeReason ?? .lost), processed: .no)
        case .tooLarge(let oversize): call.fail(.tooLarge(oversize), processed: .no)
        case .open(let id):
            var call = call
            var frame = call.frame
            call.frame = ByteBuffer()
            let headEnd = FrameHeader.sizeBytes + call.headBytes
            frame.finishFrame(at: 0, kind: .request, call: id, headEnd: headEnd)
            self.open[id] = call
            self.write(frame)
            self.watch(call.deadline, now: context.eventLoop.now)
        }
        return .settled
    }

    private func keep(_ call: ClientCall) {
        guard self.waiting.count < self.settings.waitingCalls else {
            return call.fail(
                .queueFull(limitCalls: self.settings.waitingCalls), processed: .no)
        }
        self.waiting.append(call)
        if let context = self.context { self.watch(call.deadline, now: context.eventLoop.now) }
    }

    private func startWaiting() {
        // Taken out before it is tried: its owner, told of a failure, may change the queue.
        while let call = self.waiting.popFirst() {
            guard self.trySend(call) == .mustWait else { continue }
            self.waiting.prepend(call)
            return
        }
    }

    func writePing(_ kind: FrameKind, _ bytes: UInt64) {
        guard let context = self.context else { return }
        var frame = context.channel.allocator.buffer(capacity: FrameHeader.sizeBytes + 8)
        frame.writePing(kind, bytes)
        self.write(frame)
    }

    private func write(_ frame: ByteBuffer) {
        guard let context = self.context else { return }
        context.write(Self.wrapOutboundOut(frame), promise: nil)
        self.hasUnflushed = true
        guard !self.isReading, !self.isFlushScheduled else { return }
        self.isFlushScheduled = true
        context.eventLoop.assumeIsolated().execute {
            self.isFlushScheduled = false
            self.flush()
        }
    }

    private func flush() {
        guard self.hasUnflushed, let context = self.context else { return }
        self.hasUnflushed = false
        context.flush()
    }
}
