// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingWire
import NIOCore
import NIOEmbedded
import Testing

@testable import FilingTransport

@Suite struct ClientChannelHandlerTests {
    // MARK: Calls

    @Test func `preface and first REQUEST leave in one flush`() throws {
        let client = try EmbeddedClient()
        let call = try client.begin()
        let output = try client.takeOutput()
        #expect(Array(output.readableBytesView.prefix(8)) == EmbeddedClient.preface)
        // Length, call 1, kind 1 follow at once.
        #expect(output.getInteger(at: 12, as: UInt32.self) == 1)
        #expect(output.getInteger(at: 16, as: UInt8.self) == 1)
        #expect(call.outcome.isOpen)
    }

    @Test func `answers find their calls in whatever order they come`() throws {
        let client = try EmbeddedClient.greeted()
        let calls = try (0..<3).map { _ in try client.begin() }
        #expect(try client.takeFrames().map(\.header.call) == [1, 2, 3])
        for id in [3, 1, 2] as [UInt32] {
            try client.receive(.response, call: id, body: [UInt8(id)])
        }
        #expect(calls.map(\.outcome.body) == [[1], [2], [3]])
    }

    @Test func `calls without a slot wait and are sent first come first served`() throws {
        let client = try EmbeddedClient.greeted(loggedIn: false)
        let calls = try (0..<4).map { _ in try client.begin() }
        #expect(try client.takeFrames().map(\.header.call) == [1, 2])
        try client.receive(.response, call: 2, body: [2])
        #expect(try client.takeFrames().map(\.header.call) == [3])
        client.connection.setLoggedIn(true)
        #expect(try client.takeFrames().map(\.header.call) == [4])
        #expect(calls.map(\.outcome.isOpen) == [true, false, true, true])
    }

    @Test func `the queue is bounded`() throws {
        var settings = ClientSettings()
        settings.waitingCalls = 3
        let client = try EmbeddedClient.greeted(loggedIn: false, settings: settings)
        let calls = try (0..<6).map { _ in try client.begin() }
        #expect(
            calls.map(\.outcome.failure) == [
                nil, nil, nil, nil, nil,
                CallFailure(.queueFull(limitCalls: 3), processed: .no),
            ])
    }

    @Test func `a REQUEST over the limit fails here and nothing of it is sent`() throws {
        let client = try EmbeddedClient.greeted(loggedIn: false)
        let call = try client.begin(body: Array(repeating: 7, count: 17_000))
        #expect(try client.takeFrames().isEmpty)
        guard case .tooLarge(.frame(let size, 16_384)) = call.outcome.failure?.cause else {
            Issue.record("unexpected \(String(describing: call.outcome.failure))")
            return
        }
        #expect(size > 17_000)
        #expect(call.outcome.failure?.processed == .no)
    }

    // MARK: Deadlines and cancelling

    @Test func `a call fails at its deadline without waiting, and CANCEL is sent`() throws {
        let client = try EmbeddedClient.greeted()
        let short = try client.begin(timeoutMs: 100)
        let long = try client.begin(timeoutMs: 200)
        _ = try client.takeFrames()
        client.pass(.milliseconds(99))
        #expect(short.outcome.isOpen)
        client.pass(.milliseconds(1))
        #expect(short.outcome.failure == CallFailure(.deadline, processed: .unknown))
        #expect(long.outcome.isOpen)
        let frames = try client.takeFrames()
        #expect(frames.map(\.header.kind) == [.cancel])
        #expect(frames.map(\.header.call) == [1])
        // The late answer does no harm.
        try client.receive(.response, call: 1, body: [1])
        try client.receive(.response, call: 2, body: [2])
        #expect(long.outcome.body == [2])
    }

    @Test func `a waiting call fails at its deadline and was not processed`() throws {
        let client = try EmbeddedClient.greeted(loggedIn: false)
        _ = try (0..<2).map { _ in try client.begin() }
        let waiting = try client.begin(timeoutMs: 50)
        _ = try client.takeFrames()
        client.pass(.milliseconds(50))
        #expect(waiting.outcome.failure == CallFailure(.deadline, processed: .no))
        #expect(try client.takeFrames().isEmpty)
    }

    @Test func `an earlier deadline than the timer's is kept too`() throws {
        let client = try EmbeddedClient.greeted()
        let long = try client.begin(timeoutMs: 10_000)
        client.pass(.seconds(1))
        let short = try client.begin(timeoutMs: 500)
        client.pass(.milliseconds(500))
        #expect(short.outcome.failure?.cause == .deadline)
        client.pass(.milliseconds(8_499))
        #expect(long.outcome.isOpen)
        client.pass(.milliseconds(1))
        #expect(long.outcome.failure?.cause == .deadline)
    }

    @Test func `cancelling sends CANCEL once and keeps the slot`() throws {
        let client = try EmbeddedClient.greeted(loggedIn: false)
        let calls = try (0..<3).map { _ in try client.begin() }
        _ = try client.takeFrames()
        calls[0].call.cancel()
        calls[0].call.cancel()
        calls[2].call.cancel()
        #expect(try client.takeFrames().map(\.header.kind) == [.cancel])
        #expect(calls[0].outcome.failure == CallFailure(.cancelled, processed: .unknown))
        #expect(calls[2].outcome.failure == CallFailure(.cancelled, processed: .no))
        let next = try client.begin()
        #expect(try client.takeFrames().isEmpty)
        try client.receive(.response, call: 1)
        #expect(try client.takeFrames().map(\.header.call) == [3])
        #expect(next.outcome.isOpen)
    }

    @Test func `CANCELs stay below half of what the server calls a flood`() throws {
        let client = try EmbeddedClient.greeted(loggedIn: false)
        var cancels = 0
        for id in 1...30 as ClosedRange<UInt32> {
            let call = try client.begin()
            call.call.cancel()
            cancels += try client.takeFrames().filter { $0.header.kind == .cancel }.count
            try client.receive(.response, call: id)
            #expect(call.outcome.failure?.cause == .cancelled)
        }
        #expect(cancels == 10)
    }

    // MARK: Endings

    @Test func `GOAWAY tells the calls above the last one that they were not processed`() throws {
        let client = try EmbeddedClient.greeted()
        let calls = try (0..<3).map { _ in try client.begin() }
        _ = try client.takeFrames()
        let status = RpcV1.Status(code: 14, reason: "DRAINING")
        try client.receive(.goAway, head: RpcV1.GoAway(lastCall: 1, status: status).encoded)
        #expect(calls[0].outcome.isOpen)
        #expect(calls[1].outcome.failure == .lost(.goAway(status), .no))
        #expect(calls[2].outcome.failure == .lost(.goAway(status), .no))
        #expect(!client.connection.isUsable)
        #expect(try client.begin().outcome.failure == .lost(.goAway(status), .no))
        #expect(client.channel.isActive)
        try client.receive(.response, call: 1, body: [1])
        #expect(calls[0].outcome.body == [1])
        #expect(!client.channel.isActive)
    }

    @Test func `a lost connection leaves the fate of sent calls open and frees waiting ones`()
        throws
    {
        let client = try EmbeddedClient.greeted(loggedIn: false)
        let calls = try (0..<3).map { _ in try client.begin() }
        _ = try client.takeFrames()
        _ = try client.channel.close().wait()
        #expect(
            calls.map(\.outcome.failure) == [
                .lost(.lost, .unknown), .lost(.lost, .unknown), .lost(.lost, .no),
            ])
        #expect(try client.begin().outcome.failure == .lost(.lost, .no))
    }

    @Test func `a server that breaks a rule is left`() throws {
        let client = try EmbeddedClient.greeted()
        let call = try client.begin()
        try client.receive(.response, call: 9)
        #expect(call.outcome.failure == .lost(.violation(.callIDNeverOpened), .unknown))
        #expect(!client.channel.isActive)
        #expect(!client.connection.isUsable)
    }

    @Test(arguments: [FrameKind.goAway, .hello])
    func `a head that is no message of its kind is a violation`(kind: FrameKind) throws {
        let client = try EmbeddedClient()
        try client.receive(EmbeddedClient.preface)
        try client.receive(kind, head: [0xFF])
        #expect(!client.channel.isActive)
    }

    @Test func `a status that cannot be read fails its call only`() throws {
        let answer = ClientAnswer(head: ByteBuffer(bytes: [0xFF]), body: ByteBuffer())
        #expect(throws: CallFailure.self) { try answer.status() }
        #expect(try ClientAnswer(head: ByteBuffer(), body: ByteBuffer()).status().code == 0)
    }

    // MARK: Silence

    @Test func `silence with a call open asks, and ends the connection without an answer`() throws {
        let client = try EmbeddedClient.greeted()
        let call = try client.begin(timeoutMs: 300_000)
        _ = try client.takeFrames()
        client.pass(.seconds(30))
        #expect(try client.takeFrames().map(\.header.kind) == [.ping])
        client.pass(.seconds(15))
        #expect(call.outcome.failure == .lost(.silent, .unknown))
    }

    @Test func `a PONG keeps the connection, idleness is no silence`() throws {
        let client = try EmbeddedClient.greeted()
        let call = try client.begin(timeoutMs: 300_000)
        client.pass(.seconds(30))
        let ping = try #require(try client.takeFrames().last)
        try client.receive(.pong, body: Array(ping.body.readableBytesView))
        client.pass(.seconds(29))
        #expect(try client.takeFrames().isEmpty)
        try client.receive(.response, call: 1, body: [1])
        #expect(call.outcome.body == [1])
        client.pass(.hours(1))
        #expect(client.channel.isActive)
        let later = try client.begin()
        #expect(try client.takeFrames().map(\.header.kind) == [.request])
        #expect(later.outcome.isOpen)
    }

    @Test func `a PING is answered with its bytes`() throws {
        let client = try EmbeddedClient.greeted()
        try client.receive(.ping, body: [1, 2, 3, 4, 5, 6, 7, 8])
        let frames = try client.takeFrames()
        #expect(frames.map(\.header.kind) == [.pong])
        #expect(frames.map { Array($0.body.readableBytesView) } == [[1, 2, 3, 4, 5, 6, 7, 8]])
    }
}
