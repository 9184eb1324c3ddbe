// SPDX-License-Identifier: Apache-2.0

import FilingWire
import Logging
import NIOCore

/// What the connections of one event loop share; only touched on that loop.
final class ServerLoop {
    let eventLoop: any EventLoop
    let executor: LoopExecutor
    let counters: LoopCounters
    let dispatcher: any CallDispatcher
    let limits: WireLimits
    let ceilings: ResponseCeilings
    let gate: AdmissionGate
    let logger: Logger
    let now: @Sendable () -> NIODeadline
    /// Our preface and HELLO, packed once.
    let welcome: ByteBuffer
    let heads = CallHeadCache()
    let receiveBuffers: NIOLoopBoundBox<ReceiveBuffers>

    private var connections: [ServerConnectionHandler] = []
    /// Connections with output that no read will flush.
    private var unflushed: [ServerConnectionHandler] = []
    /// An empty output buffer, so that a quiet connection holds none.
    private var spareOutput: ByteBuffer?
    private var sweeps: RepeatedTask?
    private var nextForeignLog = NIODeadline.uptimeNanoseconds(0)
    private var whenEmpty: EventLoopPromise<Void>?

    /// Larger output buffers go back to the system rather than to `spareOutput`.
    private static let spareOutputBytes = 256 << 10
    /// Room for a few dozen small responses.
    private static let freshOutputBytes = 4 << 10

    init(
        eventLoop: any EventLoop, counters: LoopCounters, configuration: ServerConfiguration,
        dispatcher: any CallDispatcher, gate: AdmissionGate, logger: Logger
    ) throws {
        self.eventLoop = eventLoop
        self.executor = LoopExecutor(eventLoop: eventLoop)
        self.counters = counters
        self.dispatcher = dispatcher
        self.limits = configuration.limits
        self.ceilings = ResponseCeilings(configuration.limits)
        self.gate = gate
        self.logger = logger
        self.now = configuration.now
        self.receiveBuffers = NIOLoopBoundBox(ReceiveBuffers(), eventLoop: eventLoop)
        var welcome = ByteBuffer()
        try welcome.writeWelcome(configuration)
        self.welcome = welcome
        let loop = NIOLoopBound(self, eventLoop: eventLoop)
        self.sweeps = eventLoop.scheduleRepeatedTask(
            initialDelay: configuration.sweepInterval, delay: configuration.sweepInterval
        ) { _ in loop.value.sweep() }
    }

    // MARK: Connections

    func add(_ connection: ServerConnectionHandler) {
        connection.listIndex = self.connections.count
        self.connections.append(connection)
        self.counters.connections.bump()
        self.counters.connectionsOpen.bump()
    }

    /// The connection is closed and its last handler has returned.
    func remove(_ connection: ServerConnectionHandler) {
        let index = connection.listIndex
        guard index < self.connections.count, self.connections[index] === connection else { return }
        // Order does not matter, so the last one fills the gap.
        let last = self.connections.removeLast()
        if last !== connection {
            last.listIndex = index
            self.connections[index] = last
        }
        self.counters.connectionsOpen.lower()
        if self.connections.isEmpty { self.whenEmpty?.succeed(()) }
    }

    /// Flushes this connection when the work at hand on the loop is done, together with all others.
    func flushSoon(_ connection: ServerConnectionHandler) {
        self.unflushed.append(connection)
        guard self.unflushed.count == 1 else { return }
        self.eventLoop.assumeIsolated().execute {
            let connections = self.unflushed
            self.unflushed.removeAll(keepingCapacity: true)
            for connection in connections { connection.flushLateReplies() }
        }
    }

    private func sweep() {
        let now = self.now()
        // A copy: sweeping may remove connections.
        for connection in self.connections { connection.sweep(now: now) }
    }

    // MARK: Buffers

    func takeOutput() -> ByteBuffer {
        defer { self.spareOutput = nil }
        return self.spareOutput ?? ByteBufferAllocator().buffer(capacity: Self.freshOutputBytes)
    }

    /// Keeps an output buffer for the next batch if the socket has let go of it.
    func giveBackOutput(_ buffer: inout ByteBuffer) {
        guard buffer.storageCapacity <= Self.spareOutputBytes,
            buffer.modifyIfUniquelyOwned({ $0.clear() }) != nil
        else { return }
        self.spareOutput = buffer
    }

    // MARK: Log

    /// Helps the operator of a client that speaks another protocol.
    func logForeign(_ guess: ForeignProtocol, from address: String, now: NIODeadline) {
        self.counters.badMagic.bump()
        let hint: Logger.Message
        switch guess {
        case .tls: hint = "a TLS client spoke to the plain port; it needs the TLS port"
        case .http: hint = "an HTTP client spoke to the RPC port; this port does not serve HTTP"
        case .plain, .unknown:
            hint = "a connection did not start with the preface of this protocol"
        }
        self.help(hint, ["peer": "\(address)"], now: now)
    }

    /// Helps the operator of a client that does not speak TLS on the TLS port.
    static func hint(for guess: ForeignProtocol) -> Logger.Message {
        switch guess {
        case .plain:
            "a client without TLS spoke to the TLS port; it needs tls:// or the plain port"
        case .http: "an HTTP client spoke to the TLS port; this port does not serve HTTP"
        case .tls, .unknown: "a connection to the TLS port did not start with TLS"
        }
    }

    /// Helps the operator of a client whose TLS does not fit ours.
    func logHandshake(_ hint: Logger.Message, from address: String, why: String? = nil) {
        self.counters.handshakesFailed.bump()
        var metadata: Logger.Metadata = ["peer": "\(address)"]
        if let why { metadata["why"] = "\(why)" }
        self.help(hint, metadata, now: self.now())
    }

    /// At most one line a second: strangers must not fill the log.
    private func help(_ hint: Logger.Message, _ metadata: Logger.Metadata, now: NIODeadline) {
        guard now >= self.nextForeignLog else { return }
        self.nextForeignLog = now + .seconds(1)
        self.logger.notice(hint, metadata: metadata)
    }

    // MARK: Drain

    /// Tells every connection to finish; the future is done when all have.
    func drain(graceMs: UInt32) -> EventLoopFuture<Void> {
        let promise = self.eventLoop.makePromise(of: Void.self)
        self.whenEmpty = promise
        for connection in self.connections { connection.drain(graceMs: graceMs) }
        if self.connections.isEmpty { promise.succeed(()) }
        return promise.futureResult
    }

    /// The grace is over: closes what is left.
    func closeAll() {
        for connection in self.connections { connection.abort() }
    }

    /// The server is gone: stops the timer and whoever still waits.
    func stop() {
        self.sweeps?.cancel()
        if !self.connections.isEmpty { self.whenEmpty?.succeed(()) }
    }
}
