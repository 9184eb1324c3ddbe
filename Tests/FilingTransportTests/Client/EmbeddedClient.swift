// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingWire
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import FilingTransport

/// A client's connection over a channel without a socket, on a loop whose clock is moved by hand.
struct EmbeddedClient {
    let channel: EmbeddedChannel
    let connection: ClientConnection

    init(settings: ClientSettings = ClientSettings()) throws {
        let channel = EmbeddedChannel()
        let liveness = ClientConnection.Liveness()
        let handler = ClientChannelHandler(
            settings: settings, liveness: liveness, now: channel.embeddedEventLoop.now)
        try channel.pipeline.syncOperations.addHandler(handler)
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/nowhere")).wait()
        self.channel = channel
        self.connection = ClientConnection(
            channel: channel, handler: handler, liveness: liveness, settings: settings)
    }

    /// A connection after HELLO, with the preface taken out of its output.
    static func greeted(
        loggedIn: Bool = true, maxCalls: UInt32 = 64, settings: ClientSettings = ClientSettings()
    ) throws -> EmbeddedClient {
        let client = try EmbeddedClient(settings: settings)
        #expect(try client.takeOutput().getBytes(at: 0, length: 8) == Self.preface)
        try client.receive(Self.preface)
        let hello = RpcV1.Hello(
            maxFrame: 1 << 20, maxHead: 4096, maxCalls: maxCalls, maxTimeoutMs: 300_000)
        try client.receive(.hello, head: hello.encoded)
        client.connection.setLoggedIn(loggedIn)
        return client
    }

    static let preface: [UInt8] = [0xF1, 0x52, 0x50, 0x43, 1, 0, 0, 0]

    /// Begins a call and watches what becomes of it.
    func begin(
        timeoutMs: UInt32 = 0, body: [UInt8] = [1]
    ) throws -> (call: ClientCallInFlight, outcome: Outcome) {
        let call = try self.connection.begin(
            RpcV1.CallHead(method: "toy.v1.Toy/Do", timeoutMs: timeoutMs),
            FilingV1.ResumeRequest(token: body))
        let outcome = Outcome()
        call.future.whenComplete { outcome.set($0) }
        return (call, outcome)
    }

    /// Everything written so far; complete frames only.
    func takeFrames() throws -> [Frame] {
        var decoder = FrameDecoder(role: .server, maxFrameBytes: 1 << 20, maxHeadBytes: 4096)
        decoder.feed(try self.takeOutput())
        var frames: [Frame] = []
        while let frame = try decoder.next() { frames.append(frame) }
        return frames
    }

    func takeOutput() throws -> ByteBuffer {
        self.channel.embeddedEventLoop.run()
        var all = ByteBuffer()
        while let part = try self.channel.readOutbound(as: ByteBuffer.self) {
            all.writeImmutableBuffer(part)
        }
        return all
    }

    func receive(_ bytes: [UInt8]) throws {
        try self.channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    func receive(
        _ kind: FrameKind, call: UInt32 = 0, head: [UInt8] = [], body: [UInt8] = []
    ) throws {
        var frame = ByteBuffer()
        FrameHeader(
            length: UInt32(head.count + body.count), call: call, rawKind: kind.rawValue,
            headLength: UInt16(head.count)
        ).write(to: &frame)
        frame.writeBytes(head + body)
        try self.channel.writeInbound(frame)
    }

    func pass(_ time: TimeAmount) { self.channel.embeddedEventLoop.advanceTime(by: time) }

    /// What became of a call.
    final class Outcome: Sendable {
        private let result = Mutex<Result<[UInt8], CallFailure>?>(nil)

        func set(_ result: Result<ClientAnswer, any Error>) {
            self.result.withLock { stored in
                #expect(stored == nil, "a call ends once")
                switch result {
                case .success(let answer): stored = .success(Array(answer.body.readableBytesView))
                case .failure(let error):
                    stored = (error as? CallFailure).map { .failure($0) }
                }
            }
        }

        var body: [UInt8]? {
            self.result.withLock { if case .success(let body) = $0 { body } else { nil } }
        }
        var failure: CallFailure? {
            self.result.withLock { if case .failure(let failure) = $0 { failure } else { nil } }
        }
        var isOpen: Bool { self.result.withLock { $0 == nil } }
    }
}

extension CallFailure {
    static func lost(_ reason: ClientCloseReason, _ processed: Processed) -> CallFailure {
        CallFailure(.closed(reason), processed: processed)
    }
}
