// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// The server's end of one connection as a plain value: bytes and times in, events out.
///
/// ```
///            8 bytes, major 1              violation, flood, idle, slow
/// preface ─────────────────────▶ open ────────────────────────────────────▶ closed
///    │  wrong magic, other major   │ beginDrain: refuses calls, ends with the last answer ▲
///    └─────────────────────────────┴──────────────────────────────────────────────────────┘
/// ```
///
/// The shell calls `receive`, takes events until `nextEvent` gives nil, and reports what it did
/// (`answered`, `responsesHandedOver`). A call holds its slot from its REQUEST until its RESPONSE is
/// handed to the socket; CANCEL does not free it.
package struct ServerConnection: ~Copyable, Sendable {
    private enum State {
        case awaitingPreface
        case open
        case closed
    }

    /// The numbers of this connection.
    package let limits: WireLimits
    /// The limits of the moment: before or after login.
    package private(set) var phase: WireLimits.Phase
    /// The highest call id seen, 0 at first.
    package private(set) var lastCall: UInt32 = 0
    /// Whether calls are refused because the server stops.
    package private(set) var isDraining = false
    /// Whether the client has ended its direction.
    package private(set) var isInputClosed = false

    private var state = State.awaitingPreface
    private var decoder: FrameDecoder
    /// What arrived of the preface; empty afterwards.
    private var preface = ByteBuffer()
    private var calls = OpenCallTable()
    /// RESPONSEs written but not yet handed to the socket; each still holds its slot.
    package private(set) var waitingResponses = 0
    private var abuses = AbuseBudget()
    private var isLoggedIn = false
    var clocks: ConnectionClocks

    /// A connection that was accepted at `now`.
    package init(limits: WireLimits, now: NIODeadline) {
        self.limits = limits
        self.phase = limits.beforeLogin
        self.decoder = FrameDecoder(
            role: .server, maxFrameBytes: limits.beforeLogin.frameBytes,
            maxHeadBytes: limits.headBytes)
        self.clocks = ConnectionClocks(now: now)
    }

    // MARK: What arrives

    /// Takes over bytes from the socket; call `nextEvent` until it gives nil.
    package mutating func receive(_ bytes: ByteBuffer, now: NIODeadline) {
        self.clocks.bytesArrived(now: now)
        switch self.state {
        case .open: self.decoder.feed(bytes)
        case .awaitingPreface: self.preface.writeImmutableBuffer(bytes)
        case .closed: break
        }
    }

    /// The next thing to do, or nil until more bytes arrive.
    ///
    /// - Parameter canHandOver: whether the socket would take the waiting responses; if it would,
    ///   they are asked for before a call is refused for want of a slot.
    package mutating func nextEvent(now: NIODeadline, canHandOver: Bool) -> ServerEvent? {
        switch self.state {
        case .closed: return nil
        case .awaitingPreface: return self.readPreface()
        case .open: break
        }
        if canHandOver && self.waitingResponses > 0 && self.isFull { return .handOver }
        do {
            guard let frame = try self.decoder.next() else {
                self.clocks.frameProgressed(self.decoder.progress, now: now)
                return nil
            }
            self.clocks.frameCompleted()
            if frame.header.rawKind == FrameKind.request.rawValue {
                return try self.request(frame, now: now)
            }
            return try self.otherFrame(frame, now: now)
        } catch {
            return self.end(for: error)
        }
    }

    /// The client has closed its direction; calls in flight are still answered.
    package mutating func inputClosed() { self.isInputClosed = true }

    // MARK: What the shell did

    /// A RESPONSE of this call has been written to the output.
    ///
    /// - Returns: false if the call was answered before (its deadline passed): drop the reply.
    package mutating func answered(_ id: UInt32, now: NIODeadline) -> Bool {
        guard self.calls.close(id) else { return false }
        self.waitingResponses += 1
        if self.calls.count == 0 { self.clocks.wentIdle(now: now) }
        return true
    }

    /// The oldest waiting responses have been handed to the socket: their slots are free.
    package mutating func responsesHandedOver(_ count: Int) {
        precondition(count <= self.waitingResponses, "more responses handed over than written")
        self.waitingResponses -= count
    }

    /// The head of this open call could not be read: counts as an error of the peer.
    ///
    /// The shell still answers the call.
    ///
    /// - Returns: how to end the connection if that was one error too many.
    package mutating func headWasMalformed(now: NIODeadline) -> Farewell? {
        self.spendAbuse(now: now) ? nil : self.floodFarewell()
    }

    /// The call goes on after its first step: from now on its deadline is watched.
    package mutating func watchDeadline(_ deadline: NIODeadline, of id: UInt32) {
        self.calls.setDeadline(deadline, of: id)
    }

    /// Raises or lowers the limits as the connection logs in or out.
    package mutating func setLoggedIn(_ isLoggedIn: Bool) {
        self.isLoggedIn = isLoggedIn
        self.phase = isLoggedIn ? self.limits.afterLogin : self.limits.beforeLogin
        self.decoder.setLimits(
            maxFrameBytes: self.phase.frameBytes, maxHeadBytes: self.limits.headBytes)
    }

    /// Starts refusing calls.
    ///
    /// - Returns: whether the peer can be told: it has sent its preface, so send a GOAWAY with
    ///   `lastCall`. If not, close silently.
    package mutating func beginDrain() -> Bool {
        self.isDraining = true
        return self.state == .open
    }

    /// The connection ended for a reason from outside (sweep, socket error).
    package mutating func close() {
        self.state = .closed
        self.decoder = FrameDecoder(
            role: .server, maxFrameBytes: 0, maxHeadBytes: self.limits.headBytes)
        self.preface = ByteBuffer()
    }

    // MARK: What the shell asks

    /// Whether every slot is taken.
    private var isFull: Bool { self.calls.count + self.waitingResponses >= self.phase.calls }
    /// Calls without a RESPONSE.
    package var openCalls: Int { self.calls.count }
    /// Whether nothing is left to do but to flush and close: half-closed or draining, no open call.
    package var isDone: Bool {
        self.state != .closed && (self.isInputClosed || self.isDraining) && self.calls.count == 0
    }
    /// The earliest watched deadline.
    package var earliestDeadline: NIODeadline? { self.calls.earliestDeadline }
    /// A call whose deadline has come: cancel it, answer DEADLINE_EXCEEDED, tell `answered`, ask again.
    package func expiredCall(now: NIODeadline) -> UInt32? { self.calls.expired(now: now) }
    /// Whether a slow-peer, idle or PING rule applies differently: the peer has logged in.
    var isKnown: Bool { self.isLoggedIn }
    /// Whether the preface has not come yet.
    var isAwaitingPreface: Bool { self.state == .awaitingPreface }
    /// Whether the connection has ended.
    package var isClosed: Bool { self.state == .closed }

    // MARK: Rules

    private mutating func readPreface() -> ServerEvent? {
        switch Preface.inspect(self.preface) {
        case .incomplete: return nil
        case .foreign(let guess):
            self.close()
            return .close(.foreign(guess))
        case .preface(let theirs) where theirs.major != Preface.version1.major:
            self.close()
            return .close(.otherVersion)
        case .preface:
            self.preface.moveReaderIndex(forwardBy: Preface.sizeBytes)
            self.decoder.feed(self.preface)
            self.preface = ByteBuffer()
            self.state = .open
            return .welcome
        }
    }

    private mutating func request(
        _ frame: Frame, now: NIODeadline
    ) throws(WireViolation) -> ServerEvent {
        let id = frame.header.call
        guard id > self.lastCall else { throw .callIDNotIncreasing }
        self.lastCall = id
        self.clocks.callArrived(now: now)
        if frame.header.flags != 0 { return try self.refuse(id, .flagUnknown, now: now) }
        // A refusal while draining is our doing, not the peer's: it costs no budget.
        if self.isDraining { return .refuse(id: id, .draining) }
        if self.isFull { return try self.refuse(id, .tooManyCalls, now: now) }
        self.calls.open(id)
        return .call(id: id, head: frame.head, body: frame.body)
    }

    private mutating func refuse(
        _ id: UInt32, _ reason: WireReason, now: NIODeadline
    ) throws(WireViolation) -> ServerEvent {
        guard self.spendAbuse(now: now) else { throw .tooManyCancels }
        return .refuse(id: id, reason)
    }

    private mutating func otherFrame(
        _ frame: Frame, now: NIODeadline
    ) throws(WireViolation) -> ServerEvent {
        switch frame.header.kind {
        case nil: return .skipped
        case .cancel:
            guard frame.header.call <= self.lastCall else { throw .callIDNeverOpened }
            guard self.spendAbuse(now: now) else { throw .tooManyCancels }
            return self.calls.contains(frame.header.call)
                ? .cancel(id: frame.header.call) : .ignored
        case .ping:
            guard self.spendAbuse(now: now) else { throw .tooManyCancels }
            guard let bytes = frame.body.getInteger(at: frame.body.readerIndex, as: UInt64.self)
            else { preconditionFailure("the decoder lets no PING of another size through") }
            return .pong(bytes)
        case .pong:
            // Any byte already counts as a sign of life; a PONG nobody asked for is an error.
            guard self.clocks.takePong() || self.spendAbuse(now: now) else {
                throw .tooManyCancels
            }
            return .ignored
        case .goAway:
            // A server starts no calls, so there is nothing to stop.
            guard self.spendAbuse(now: now) else { throw .tooManyCancels }
            return .ignored
        case .request, .response, .hello: throw .kindUnexpected
        }
    }

    private mutating func spendAbuse(now: NIODeadline) -> Bool {
        self.abuses.spend(
            now: now, window: self.limits.abuseWindow, allowed: self.phase.abuses)
    }

    private mutating func end(for violation: WireViolation) -> ServerEvent {
        if violation == .tooManyCancels { return .close(self.floodFarewell()) }
        self.close()
        return .close(.goAway(violation.reason, lastCall: self.lastCall))
    }

    /// A stranger's flood gets no answer, a known peer's a GOAWAY.
    private mutating func floodFarewell() -> Farewell {
        self.close()
        return self.isLoggedIn
            ? .goAway(.tooManyCancels, lastCall: self.lastCall) : .silent(.tooManyCancels)
    }
}
