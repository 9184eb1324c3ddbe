// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingWire
import NIOCore
import NIOPosix
import Synchronization

/// A raw server that does what a test says, call by call, over a real socket.
final class ScriptedServer: Sendable {
    /// A REQUEST or CANCEL that arrived.
    struct Arrival: Sendable {
        /// Which connection, from 0.
        let connection: Int
        let kind: FrameKind
        let id: UInt32
        let head: RpcV1.CallHead
        let body: ByteBuffer

        var method: String { self.head.method }

        func request<M: Message>(_ type: M.Type = M.self) throws -> M { try M(decoding: self.body) }
    }

    /// What to do about one REQUEST.
    enum Action: Sendable {
        case reply([UInt8])
        case refuse(RpcV1.Status)
        /// Says goodbye; the connection stays open for calls up to the last one.
        case goAway(lastCall: UInt32, RpcV1.Status)
        case answer(UInt32, [UInt8])
        /// Cuts the line.
        case cut
        case silence

        static func reply(_ message: some Message) throws -> Action { .reply(try message.encoded) }
    }

    typealias Script = @Sendable (Arrival) throws -> [Action]

    private let channel: any Channel
    private let log: ArrivalLog

    final class ArrivalLog: Sendable {
        struct State {
            var arrivals: [Arrival] = []
            var connections = 0
            var awaited: [(Int, EventLoopPromise<Void>)] = []
        }
        let state = Mutex(State())

        func accept() -> Int {
            self.state.withLock { state in
                state.connections += 1
                return state.connections - 1
            }
        }

        func add(_ arrival: Arrival) {
            let ready = self.state.withLock { state -> [EventLoopPromise<Void>] in
                state.arrivals.append(arrival)
                let count = state.arrivals.count
                let ready = state.awaited.filter { $0.0 <= count }.map(\.1)
                state.awaited.removeAll { $0.0 <= count }
                return ready
            }
            for promise in ready { promise.succeed() }
        }
    }

    var port: Int { self.channel.localAddress?.port ?? 0 }
    var arrivals: [Arrival] { self.log.state.withLock { $0.arrivals } }
    var connections: Int { self.log.state.withLock { $0.connections } }
    var methods: [String] { self.arrivals.map(\.method) }

    private init(channel: any Channel, log: ArrivalLog) {
        self.channel = channel
        self.log = log
    }

    static func start(maxCalls: UInt32 = 64, _ script: @escaping Script) async throws
        -> ScriptedServer
    {
        let log = ArrivalLog()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        ScriptHandler(log: log, maxCalls: maxCalls, script: script))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return ScriptedServer(channel: channel, log: log)
    }

    /// Waits until so many frames have arrived.
    func arrival(count: Int) async throws {
        let promise = self.channel.eventLoop.makePromise(of: Void.self)
        let isThere = self.log.state.withLock { state in
            if state.arrivals.count >= count { return true }
            state.awaited.append((count, promise))
            return false
        }
        if isThere { promise.succeed() }
        try await promise.futureResult.get()
    }

    func stop() async throws { try await self.channel.close() }
}

private final class ScriptHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let log: ScriptedServer.ArrivalLog
    private let maxCalls: UInt32
    private let script: ScriptedServer.Script
    private let connection: Int
    private var preface = ByteBuffer()
    private var decoder = FrameDecoder(role: .server, maxFrameBytes: 1 << 20, maxHeadBytes: 4096)

    init(
        log: ScriptedServer.ArrivalLog, maxCalls: UInt32, script: @escaping ScriptedServer.Script
    ) {
        self.log = log
        self.maxCalls = maxCalls
        self.script = script
        self.connection = log.accept()
    }

    func channelActive(context: ChannelHandlerContext) {
        var out = ByteBuffer()
        Preface.version1.write(to: &out)
        let hello = RpcV1.Hello(
            maxFrame: 1 << 20, maxHead: 4096, maxCalls: self.maxCalls, maxTimeoutMs: 300_000)
        Self.write(.hello, call: 0, head: (try? hello.encoded) ?? [], body: [], to: &out)
        context.writeAndFlush(Self.wrapOutboundOut(out), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = Self.unwrapInboundIn(data)
        let missing = Preface.sizeBytes - self.preface.readableBytes
        if let part = bytes.readSlice(length: min(missing, bytes.readableBytes)) {
            self.preface.writeImmutableBuffer(part)
        }
        if bytes.readableBytes > 0 { self.decoder.feed(bytes) }
        do {
            while let frame = try self.decoder.next() { try self.take(frame, context) }
        } catch {
            context.fireErrorCaught(error)
            context.close(promise: nil)
        }
    }

    private func take(_ frame: Frame, _ context: ChannelHandlerContext) throws {
        guard let kind = frame.header.kind, kind == .request || kind == .cancel else { return }
        let arrival = ScriptedServer.Arrival(
            connection: self.connection, kind: kind, id: frame.header.call,
            head: try RpcV1.CallHead(decoding: frame.head), body: frame.body)
        let actions = kind == .request ? try self.script(arrival) : []
        self.log.add(arrival)
        for action in actions { try self.perform(action, for: arrival, context) }
    }

    private func perform(
        _ action: ScriptedServer.Action, for arrival: ScriptedServer.Arrival,
        _ context: ChannelHandlerContext
    ) throws {
        var out = ByteBuffer()
        switch action {
        case .reply(let body):
            Self.write(.response, call: arrival.id, head: [], body: body, to: &out)
        case .answer(let id, let body):
            Self.write(.response, call: id, head: [], body: body, to: &out)
        case .refuse(let status):
            Self.write(.response, call: arrival.id, head: try status.encoded, body: [], to: &out)
        case .goAway(let lastCall, let status):
            let goAway = RpcV1.GoAway(lastCall: lastCall, status: status)
            Self.write(.goAway, call: 0, head: try goAway.encoded, body: [], to: &out)
        case .cut: return context.close(promise: nil)
        case .silence: return
        }
        context.writeAndFlush(Self.wrapOutboundOut(out), promise: nil)
    }

    private static func write(
        _ kind: FrameKind, call: UInt32, head: [UInt8], body: [UInt8], to out: inout ByteBuffer
    ) {
        FrameHeader(
            length: UInt32(head.count + body.count), call: call, rawKind: kind.rawValue,
            headLength: UInt16(head.count)
        ).write(to: &out)
        out.writeBytes(head + body)
    }
}
