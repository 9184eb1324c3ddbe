// SPDX-License-Identifier: Apache-2.0

package import FilingContract
package import FilingTransport
package import FilingWire
package import NIOCore
import NIOPosix

/// A socket that sends any bytes and reads frames; knows no rules.
package final class RawPeer {
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

    private let channel: any Channel
    private var arrivals: AsyncStream<Arrival>.AsyncIterator
    private var decoder = FrameDecoder(role: .client, maxFrameBytes: 2 << 20, maxHeadBytes: 4096)
    private var preface = ByteBuffer()
    private var hasPreface = false
    /// The peer will send nothing more.
    package private(set) var hasEnded = false
    /// The peer began with the preface of version 1; false before it came.
    package private(set) var isPrefaceRight = false

    private init(channel: any Channel, arrivals: AsyncStream<Arrival>) {
        self.channel = channel
        self.arrivals = arrivals.makeAsyncIterator()
    }

    /// Connects; `reads: false` leaves what arrives in the system's buffers.
    ///
    /// - Parameter tls: bytes then travel inside TLS, whose handshake has ended when this returns.
    package static func connect(
        to address: SocketAddress, reads: Bool = true, tls: ClientTLS? = nil
    ) async throws -> RawPeer {
        let (stream, continuation) = AsyncStream.makeStream(of: Arrival.self)
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let secured = tls.map { _ in loop.makePromise(of: LineFacts.self) }
        let channel = try await ClientBootstrap(group: loop)
            .channelOption(.autoRead, value: reads || tls != nil)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls, let secured { try tls.secure(channel, secured) }
                    try channel.pipeline.syncOperations.addHandler(Collector(continuation))
                }
            }
            .connect(to: address).get()
        if let secured {
            _ = try await secured.futureResult.get()
            try await channel.setOption(.autoRead, value: reads).get()
        }
        return RawPeer(channel: channel, arrivals: stream)
    }

    /// Begins to read.
    package func startReading() async throws {
        try await self.channel.setOption(.autoRead, value: true).get()
    }

    /// Sends bytes and waits until the system has taken them.
    package func send(_ bytes: [UInt8]) async throws {
        try await self.channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Sends bytes to a peer that may have closed already.
    package func sendAnyway(_ bytes: [UInt8]) {
        self.channel.writeAndFlush(ByteBuffer(bytes: bytes), promise: nil)
    }

    /// Ends our side only.
    package func closeOutput() async throws { try await self.channel.close(mode: .output) }

    /// Ends the connection.
    package func close() { self.channel.close(promise: nil) }

    /// The next frame, or nil at the end of the connection.
    package func next() async throws -> Frame? {
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
        self.isPrefaceRight = Array(eight.readableBytesView) == Self.preface
        self.hasPreface = true
        self.decoder.feed(self.preface)
    }

    // MARK: Frames

    /// The preface of version 1.
    package static let preface: [UInt8] = [0xF1, 0x52, 0x50, 0x43, 1, 0, 0, 0]

    /// Any frame, right or wrong.
    package static func frame(
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

    /// A REQUEST.
    package static func request(
        _ call: UInt32, _ method: String, body: [UInt8] = [], timeoutMs: UInt32 = 0,
        key: [UInt8] = []
    ) throws -> [UInt8] {
        let head = try RpcV1.CallHead(
            method: method, timeoutMs: timeoutMs, idempotencyKey: key
        ).encoded
        return self.frame(kind: 1, call: call, head: head, body: body)
    }

    /// A CANCEL.
    package static func cancel(_ call: UInt32) -> [UInt8] { self.frame(kind: 5, call: call) }

    // MARK: Short ways

    /// The peer broke the protocol, or ended.
    package struct Unexpected: Error {
        let what: String
    }

    /// Sends the preface and takes the HELLO.
    package func greet() async throws {
        try await self.send(Self.preface)
        guard try await self.next()?.header.kind == .hello else {
            throw Unexpected(what: "no HELLO")
        }
    }

    /// The next frame, which must be the refusal of a call; its status.
    package func refusal(of call: UInt32) async throws -> RpcV1.Status {
        guard let frame = try await self.next(), frame.header.kind == .response,
            frame.header.call == call
        else {
            throw Unexpected(what: "no RESPONSE to call \(call)")
        }
        return try RpcV1.Status(decoding: frame.head)
    }
}
