// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// The client's end of one connection as a plain value: bytes in, events out.
///
/// ```
///                 preface, major 1           HELLO                   GOAWAY
/// awaitingPreface ────────────────▶ awaiting ──────▶ open ─────────────────▶ draining ──▶ closed
///        │                           HELLO │ GOAWAY                             ▲  last answer
///        │ wrong magic, other major        └────────────────────────────────────┘
///        └──────────────────────────────▶ closed ◀── violation, lost connection: from anywhere
/// ```
///
/// Calls may be opened from the start, within the limits before login. The shell calls `receive`,
/// takes events until `nextEvent` gives nil, asks `open` before each REQUEST and tells `abandon`
/// when nobody waits for an answer any more. An abandoned call keeps its slot until the server
/// answers, because the server counts it too.
package struct ClientConnectionState: Sendable {
    private enum State {
        case awaitingPreface
        case awaitingHello
        case open
        case draining
        case closed
    }

    /// Largest `length` of a REQUEST at present, bytes.
    package private(set) var maxFrameBytes: Int
    /// Largest `head_len` of a REQUEST, bytes.
    package private(set) var maxHeadBytes: Int
    /// Slots at present.
    package private(set) var maxCalls: Int
    /// Frames dropped: late or second answers, unsolicited PONGs, unknown kinds.
    package private(set) var ignoredFrames = 0

    private let limits: WireLimits
    private var state = State.awaitingPreface
    private var decoder: FrameDecoder
    /// What arrived of the preface; empty afterwards.
    private var preface = ByteBuffer()
    private var calls = ClientCallTable()
    private var lastID: UInt32 = 0
    private var isLoggedIn = false
    /// What the server allows after login; ours until HELLO.
    private var allowance: WireLimits.Phase

    /// A connection that was just made.
    package init(limits: WireLimits) {
        self.limits = limits
        self.allowance = limits.afterLogin
        self.maxFrameBytes = limits.beforeLogin.frameBytes
        self.maxHeadBytes = limits.headBytes
        self.maxCalls = limits.beforeLogin.calls
        // Replies are judged by our own limit from the start: lowering it before login would race
        // with the reply that ends the login.
        self.decoder = FrameDecoder(
            role: .client, maxFrameBytes: limits.afterLogin.frameBytes,
            maxHeadBytes: limits.headBytes)
    }

    // MARK: What arrives

    /// Takes over bytes from the socket; call `nextEvent` until it gives nil.
    package mutating func receive(_ bytes: ByteBuffer) {
        switch self.state {
        case .awaitingPreface: self.preface.writeImmutableBuffer(bytes)
        case .awaitingHello, .open, .draining: self.decoder.feed(bytes)
        case .closed: break
        }
    }

    /// The next thing to do, or nil until more bytes arrive.
    package mutating func nextEvent() -> ClientEvent? {
        if self.state == .awaitingPreface, let event = self.readPreface() { return event }
        guard self.state != .awaitingPreface, self.state != .closed else { return nil }
        do {
            guard let frame = try self.decoder.next() else { return nil }
            return try self.event(of: frame)
        } catch {
            return self.end(for: error)
        }
    }

    /// What the server's HELLO allows; it never raises our own limits.
    ///
    /// - Returns: `.helloMisplaced` if the numbers allow no call at all: close.
    package mutating func applyHello(
        maxFrameBytes: UInt32, maxHeadBytes: UInt32, maxCalls: UInt32
    ) -> WireViolation? {
        guard maxFrameBytes > 0, maxHeadBytes > 0, maxCalls > 0 else {
            return self.helloWasMalformed()
        }
        self.allowance.frameBytes = Int(
            min(maxFrameBytes, UInt32(clamping: self.limits.afterLogin.frameBytes)))
        self.allowance.calls = Int(
            min(maxCalls, UInt32(clamping: self.limits.afterLogin.calls)))
        self.maxHeadBytes = Int(min(maxHeadBytes, UInt32(clamping: self.limits.headBytes)))
        self.choosePhase()
        return nil
    }

    /// The head of HELLO was no `Hello`: close.
    package mutating func helloWasMalformed() -> WireViolation {
        self.state = .closed
        return .helloMisplaced
    }

    /// No call after `lastCall` was processed, none can be opened any more.
    ///
    /// - Returns: the open calls above it, oldest first; they hold no slot any more.
    package mutating func applyGoAway(lastCall: UInt32) -> [UInt32] {
        if self.state != .closed { self.state = .draining }
        return self.calls.removeAll(above: lastCall)
    }

    // MARK: What the shell wants

    /// Asks to open a call whose REQUEST has these sizes, in bytes.
    package mutating func open(headBytes: Int, bodyBytes: Int) -> ClientOpening {
        if let oversize = self.oversize(headBytes: headBytes, bodyBytes: bodyBytes) {
            return .tooLarge(oversize)
        }
        switch self.state {
        case .draining, .closed: return .ended
        case .awaitingPreface, .awaitingHello, .open: break
        }
        guard self.calls.count < self.maxCalls else { return .wait }
        let (next, overflow) = self.lastID.addingReportingOverflow(1)
        // After 4 billion calls the connection is used up.
        guard !overflow else { return .ended }
        self.lastID = next
        self.calls.open(next)
        return .open(id: next)
    }

    /// What of a REQUEST of these sizes is too large at present, or nil.
    package func oversize(headBytes: Int, bodyBytes: Int) -> ClientOversize? {
        guard headBytes <= self.maxHeadBytes else {
            return .head(sizeBytes: headBytes, limitBytes: self.maxHeadBytes)
        }
        let (frameBytes, overflow) = headBytes.addingReportingOverflow(bodyBytes)
        guard !overflow, frameBytes <= self.maxFrameBytes else {
            return .frame(
                sizeBytes: overflow ? .max : frameBytes, limitBytes: self.maxFrameBytes)
        }
        return nil
    }

    /// Nobody waits for this call any more.
    ///
    /// - Returns: whether to send a CANCEL: the call was open.
    package mutating func abandon(_ id: UInt32) -> Bool {
        self.state != .closed && self.calls.abandon(id)
    }

    /// The connection gained or lost its identity.
    package mutating func setLoggedIn(_ isLoggedIn: Bool) {
        self.isLoggedIn = isLoggedIn
        self.choosePhase()
    }

    /// The connection is over.
    ///
    /// - Returns: the open calls that were wanted, oldest first. What became of them is unknown.
    package mutating func close() -> [UInt32] {
        self.state = .closed
        self.preface = ByteBuffer()
        return self.calls.removeAll(above: 0)
    }

    // MARK: What the shell asks

    /// Slots in use, those of abandoned calls too.
    package var openCalls: Int { self.calls.count }
    /// Whether calls can be opened, now or after an answer.
    package var takesCalls: Bool {
        switch self.state {
        case .awaitingPreface, .awaitingHello, .open: true
        case .draining, .closed: false
        }
    }
    /// Whether the server said goodbye and every call is answered: close.
    package var isDone: Bool { self.state == .draining && self.calls.count == 0 }

    // MARK: Rules

    private mutating func choosePhase() {
        let before = self.limits.beforeLogin
        self.maxFrameBytes =
            self.isLoggedIn
            ? self.allowance.frameBytes : min(before.frameBytes, self.allowance.frameBytes)
        self.maxCalls =
            self.isLoggedIn ? self.allowance.calls : min(before.calls, self.allowance.calls)
    }

    private mutating func readPreface() -> ClientEvent? {
        switch Preface.inspect(self.preface) {
        case .incomplete: return nil
        case .foreign: return self.end(for: .badMagic)
        case .preface(let theirs) where theirs.major != Preface.version1.major:
            return self.end(for: .versionUnsupported)
        case .preface:
            self.preface.moveReaderIndex(forwardBy: Preface.sizeBytes)
            self.decoder.feed(self.preface)
            self.preface = ByteBuffer()
            self.state = .awaitingHello
            return nil
        }
    }

    private mutating func event(of frame: Frame) throws(WireViolation) -> ClientEvent {
        guard let kind = frame.header.kind else { return self.ignored() }
        // HELLO comes first and once. Only a GOAWAY may take its place: a server without room.
        switch (kind, self.state) {
        case (.hello, .awaitingHello):
            self.state = .open
            return .hello(head: frame.head)
        case (.goAway, _): return .goAway(head: frame.head)
        case (.hello, _), (_, .awaitingHello): throw .helloMisplaced
        default: break
        }
        switch kind {
        case .response: return try self.response(frame)
        case .ping:
            guard let bytes = frame.body.getInteger(at: frame.body.readerIndex, as: UInt64.self)
            else { preconditionFailure("the decoder lets no PING of another size through") }
            return .pong(bytes)
        case .pong: return self.ignored()
        case .request, .cancel, .hello, .goAway: throw .kindUnexpected
        }
    }

    private mutating func response(_ frame: Frame) throws(WireViolation) -> ClientEvent {
        let id = frame.header.call
        guard id <= self.lastID else { throw .callIDNeverOpened }
        // A flag that we do not know could change what the payload means.
        guard frame.header.flags == 0 else { throw .frameMisshapen }
        guard self.calls.close(id) == .wanted else { return self.ignored() }
        return .response(id: id, head: frame.head, body: frame.body)
    }

    private mutating func ignored() -> ClientEvent {
        self.ignoredFrames &+= 1
        return .ignored
    }

    private mutating func end(for violation: WireViolation) -> ClientEvent {
        self.state = .closed
        return .close(violation)
    }
}
