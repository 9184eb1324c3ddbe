// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingWire
import NIOCore
import NIOPosix
import Testing

/// A socket that sends any bytes and reads frames; knows no rules.
final class RawPeer {
    private enum Arrival: Sendable {
        case bytes(ByteBuffer)
        case end
    }

    /// Passes what arrives to an unbounded stream.
    private final class Collector: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        let arrivals: AsyncStream<Arrival>.Continuation

        init(_ arrivals: AsyncStream<Arrival>.Continuation) { self.arrivals = arrivals }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            self.arrivals.yield(.bytes(Self.unwrapInboundIn(data)))
        }

        func channelInactive(context: ChannelHandlerContext) {
            self.arrivals.yield(.end)
            self.arrivals.finish()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case .some(.inputClosed) = event as? ChannelEvent { self.arrivals.yield(.end) }
        }
    }

    let channel: any Channel
    private var arrivals: AsyncStream<Arrival>.AsyncIterator
    private var decoder = FrameDecoder(role: .client, maxFrameBytes: 2 << 20, maxHeadBytes: 4096)
    private var preface = ByteBuffer()
    private var hasPreface = false
    private(set) var hasEnded = false

    private init(channel: any Channel, arrivals: AsyncStream<Arrival>) {
        self.channel = channel
        self.arrivals = arrivals.makeAsyncIterator()
    }

    static func connect(to address: SocketAddress, reads: Bool = true) async throws -> RawPeer {
        let (stream, continuation) = AsyncStream.makeStream(of: Arrival.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: reads)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(continuation))
                }
            }
            .connect(to: address).get()
        return RawPeer(channel: channel, arrivals: stream)
    }

    func startReading() async throws {
        try await self.channel.setOption(.autoRead, value: true).get()
    }

    func send(_ bytes: [UInt8]) async throws {
        try await self.channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Sends bytes to a peer that may have closed already.
    func sendAnyway(_ bytes: [UInt8]) {
        self.channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    }

    func closeOutput() async throws { try await self.channel.close(mode: .output) }

    func close() { self.channel.close(promise: nil) }

    /// The next frame, or nil at the end of the connection.
    ///
    /// Checks the server's preface.
    func next() async throws -> Frame? {
        while true {
            if self.hasPreface, let frame = try self.decoder.next() { return frame }
            guard !self.hasEnded, let arrival = await self.arrivals.next() else { return nil }
            switch arrival {
            case .end: self.hasEnded = true
            case .bytes(let bytes): self.feed(bytes)
            }
        }
    }

    private func feed(_ bytes: ByteBuffer) {
        if self.hasPreface {
            self.decoder.feed(bytes)
            return
        }
        self.preface.writeImmutableBuffer(bytes)
        guard let eight = self.preface.readSlice(length: 8) else { return }
        #expect(Array(eight.readableBytesView) == [0xF1, 0x52, 0x50, 0x43, 1, 0, 0, 0])
        self.hasPreface = true
        self.decoder.feed(self.preface)
    }

    // MARK: Frames

    static let preface: [UInt8] = [0xF1, 0x52, 0x50, 0x43, 1, 0, 0, 0]

    static func frame(
        kind: UInt8, call: UInt32, flags: UInt8 = 0, head: [UInt8] = [], body: [UInt8] = []
    ) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.writeInteger(UInt32(head.count + body.count))
        buffer.writeInteger(call)
        buffer.writeBytes([kind, flags])
        buffer.writeInteger(UInt16(head.count))
        buffer.writeBytes(head + body)
        return Array(buffer.readableBytesView)
    }

    static func request(
        _ call: UInt32, _ method: String, body: [UInt8] = [], timeoutMs: UInt32 = 0
    ) throws -> [UInt8] {
        let head = try RpcV1.CallHead(method: method, timeoutMs: timeoutMs).encoded
        return self.frame(kind: 1, call: call, head: head, body: body)
    }

    static func cancel(_ call: UInt32) -> [UInt8] { self.frame(kind: 5, call: call) }

    // MARK: Short ways

    /// Sends the preface and takes the HELLO.
    func greet() async throws {
        try await self.send(Self.preface)
        let hello = try #require(try await self.next())
        #expect(hello.header.kind == .hello)
    }

    /// The next frame, which must be the OK response of the call.
    func expectOK(_ call: UInt32, body: [UInt8]) async throws {
        let frame = try #require(try await self.next())
        #expect(frame.header.kind == .response)
        #expect(frame.header.call == call)
        #expect(frame.head.readableBytes == 0)
        #expect(Array(frame.body.readableBytesView) == body)
    }

    /// The next frame, which must be a refusal of the call; returns its status.
    func expectRefusal(_ call: UInt32) async throws -> RpcV1.Status {
        let frame = try #require(try await self.next())
        #expect(frame.header.kind == .response)
        #expect(frame.header.call == call)
        return try RpcV1.Status(decoding: frame.head)
    }

    /// The next frame, which must be a GOAWAY.
    func expectGoAway() async throws -> RpcV1.GoAway {
        let frame = try #require(try await self.next())
        #expect(frame.header.kind == .goAway)
        return try RpcV1.GoAway(decoding: frame.head)
    }

    /// The connection must end without another frame.
    func expectEnd() async throws {
        let frame = try await self.next()
        #expect(frame == nil)
    }

    /// One echo there and back.
    func echo(_ call: UInt32) async throws {
        try await self.send(try Self.request(call, "echo", body: [UInt8(truncatingIfNeeded: call)]))
        try await self.expectOK(call, body: [UInt8(truncatingIfNeeded: call)])
    }
}
