// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore
import Testing

/// A client's connection, fed with bytes made by hand.
private struct Client {
    var state: ClientConnectionState

    init(limits: WireLimits = WireLimits()) { self.state = ClientConnectionState(limits: limits) }

    /// A connection after the server's preface and HELLO.
    static func greeted(
        loggedIn: Bool = true, maxFrameBytes: UInt32 = 1 << 20, maxCalls: UInt32 = 64
    ) -> Client {
        var client = Client()
        #expect(
            client.receive(Bytes.preface + Self.hello) == [.hello(head: ByteBuffer(bytes: [7]))])
        let violation = client.state.applyHello(
            maxFrameBytes: maxFrameBytes, maxHeadBytes: 4096, maxCalls: maxCalls)
        #expect(violation == nil)
        client.state.setLoggedIn(loggedIn)
        return client
    }

    static let hello = Bytes.frame(kind: 9, call: 0, head: [7])

    static func response(_ id: UInt32, flags: UInt8 = 0) -> [UInt8] {
        Bytes.frame(kind: 2, call: id, flags: flags, head: [1], body: [2, 3])
    }

    static func goAway() -> [UInt8] { Bytes.frame(kind: 8, call: 0, head: [9]) }

    mutating func receive(_ bytes: [UInt8]) -> [ClientEvent] {
        self.state.receive(ByteBuffer(bytes: bytes))
        var events: [ClientEvent] = []
        while let event = self.state.nextEvent() { events.append(event) }
        return events
    }

    mutating func open(head: Int = 10, body: Int = 10) -> ClientOpening {
        self.state.open(headBytes: head, bodyBytes: body)
    }

    mutating func abandon(_ id: UInt32) -> Bool { self.state.abandon(id) }

    mutating func open(calls: Int) {
        for id in 1...UInt32(calls) { #expect(self.open() == .open(id: id)) }
    }
}

private func response(_ id: UInt32) -> ClientEvent {
    .response(id: id, head: ByteBuffer(bytes: [1]), body: ByteBuffer(bytes: [2, 3]))
}

@Suite struct ClientConnectionStateTests {
    // MARK: Opening

    @Test func `calls may be opened before the server has said a word`() {
        var client = Client()
        #expect(client.open() == .open(id: 1))
        #expect(client.open() == .open(id: 2))
        #expect(client.open() == .wait)
    }

    @Test(arguments: [
        // Before login the limits are 2 calls and 16 KiB, whatever HELLO allows.
        (false, UInt32(64), 2), (false, UInt32(1), 1), (true, UInt32(64), 64),
        (true, UInt32(5), 5), (true, UInt32(1000), 64), (true, UInt32.max, 64),
    ])
    func `as many calls are open as login, HELLO and our own limit allow`(
        loggedIn: Bool, allowed: UInt32, expected: Int
    ) {
        var client = Client.greeted(loggedIn: loggedIn, maxCalls: allowed)
        client.open(calls: expected)
        #expect(client.open() == .wait)
    }

    @Test(arguments: [
        (false, UInt32(1 << 20), 16 << 10), (true, UInt32(1 << 20), 1 << 20),
        (true, UInt32(4096), 4096), (false, UInt32(4096), 4096), (true, UInt32.max, 1 << 20),
    ])
    func `a REQUEST may be as large as login, HELLO and our own limit allow`(
        loggedIn: Bool, allowed: UInt32, limit: Int
    ) {
        var client = Client.greeted(loggedIn: loggedIn, maxFrameBytes: allowed)
        #expect(
            client.open(head: 10, body: limit - 9)
                == .tooLarge(.frame(sizeBytes: limit + 1, limitBytes: limit)))
        #expect(client.open(head: 10, body: limit - 10) == .open(id: 1))
    }

    @Test func `a head over 4096 bytes is refused and uses no id`() {
        var client = Client.greeted()
        #expect(
            client.open(head: 4097) == .tooLarge(.head(sizeBytes: 4097, limitBytes: 4096)))
        #expect(client.open(head: 4096) == .open(id: 1))
    }

    @Test func `sizes that overflow are too large, not a crash`() {
        var client = Client.greeted()
        #expect(
            client.open(head: 10, body: .max)
                == .tooLarge(.frame(sizeBytes: .max, limitBytes: 1 << 20)))
    }

    // MARK: Answers

    @Test func `an answer frees its slot, and ids are never used again`() {
        var client = Client.greeted(loggedIn: false)
        client.open(calls: 2)
        #expect(client.receive(Client.response(2)) == [response(2)])
        #expect(client.open() == .open(id: 3))
        #expect(client.open() == .wait)
    }

    @Test func `bytes may come one at a time`() {
        var client = Client()
        #expect(client.open() == .open(id: 1))
        let bytes = Bytes.preface + Client.hello + Client.response(1)
        let events = bytes.flatMap { client.receive([$0]) }
        #expect(events == [.hello(head: ByteBuffer(bytes: [7])), response(1)])
    }

    @Test func `an abandoned call keeps its slot until its answer, which is dropped`() {
        var client = Client.greeted(loggedIn: false)
        client.open(calls: 2)
        #expect(client.abandon(1) == true)
        #expect(client.abandon(1) == false)
        #expect(client.open() == .wait)
        #expect(client.receive(Client.response(1)) == [.ignored])
        #expect(client.open() == .open(id: 3))
    }

    @Test func `a second answer and a late CANCEL do nothing`() {
        var client = Client.greeted()
        client.open(calls: 1)
        #expect(client.receive(Client.response(1) + Client.response(1)) == [response(1), .ignored])
        #expect(client.abandon(1) == false)
    }

    // MARK: The connection itself

    @Test func `a PING is answered with its bytes, a PONG and kinds from 0x80 up are ignored`() {
        var client = Client.greeted()
        let pong = Bytes.frame(kind: 7, call: 0, body: [0, 0, 0, 0, 0, 0, 0, 1])
        let unknown = Bytes.frame(kind: 0x80, call: 99, body: [1])
        #expect(client.receive(Bytes.ping(5) + pong + unknown) == [.pong(5), .ignored, .ignored])
        #expect(client.state.ignoredFrames == 2)
    }

    @Test func `GOAWAY gives back the calls above its last one and opens no more`() {
        var client = Client.greeted()
        client.open(calls: 4)
        #expect(client.abandon(4) == true)
        #expect(client.receive(Client.goAway()) == [.goAway(head: ByteBuffer(bytes: [9]))])
        #expect(client.state.applyGoAway(lastCall: 2) == [3])
        #expect(client.open() == .ended)
        #expect(!client.state.takesCalls)
        #expect(!client.state.isDone)
        #expect(client.receive(Client.response(1) + Client.response(2)).count == 2)
        #expect(client.state.isDone)
    }

    @Test func `GOAWAY may take the place of HELLO`() {
        var client = Client()
        #expect(
            client.receive(Bytes.preface + Client.goAway())
                == [.goAway(head: ByteBuffer(bytes: [9]))])
    }

    @Test func `a lost connection gives back every wanted call`() {
        var client = Client.greeted()
        client.open(calls: 3)
        #expect(client.abandon(2) == true)
        #expect(client.state.close() == [1, 3])
        #expect(client.open() == .ended)
        #expect(client.receive(Client.response(1)) == [])
    }

    static let violations: [(String, [UInt8], WireViolation)] = [
        ("a RESPONSE to a call never opened", Client.response(2), .callIDNeverOpened),
        ("a RESPONSE to call 0", Client.response(0), .callIDMisplaced),
        ("a RESPONSE with a flag", Client.response(1, flags: 1), .frameMisshapen),
        ("a second HELLO", Client.hello, .helloMisplaced),
        ("a REQUEST", Bytes.request(1), .kindUnexpected),
        ("a CANCEL", Bytes.cancel(1), .kindUnexpected),
        ("a reserved kind", Bytes.frame(kind: 3, call: 1), .kindUnknown),
        (
            "a PING of 7 bytes", Bytes.frame(kind: 6, call: 0, body: Array(repeating: 0, count: 7)),
            .frameMisshapen
        ),
        (
            "a frame over 1 MiB", Bytes.header(length: (1 << 20) + 1, call: 1, kind: 2),
            .frameTooLarge
        ),
        ("length 0xFFFFFFFF", Bytes.header(length: .max, call: 1, kind: 2), .frameTooLarge),
        (
            "a head beyond its frame", Bytes.header(length: 3, call: 1, kind: 2, headLength: 4),
            .headBeyondFrame
        ),
    ]

    @Test(arguments: violations)
    func `a broken rule ends the connection`(
        name: String, bytes: [UInt8], violation: WireViolation
    ) {
        var client = Client.greeted()
        client.open(calls: 1)
        #expect(client.receive(bytes) == [.close(violation)], "\(name)")
        #expect(client.receive(Client.response(1)) == [])
        #expect(client.open() == .ended)
    }

    @Test(arguments: [
        ([0xF1, 0x52, 0x50, 0x43, 2, 0, 0, 0] as [UInt8], WireViolation.versionUnsupported),
        (Array("HTTP/1.1".utf8), .badMagic), ([0x15, 3, 3], .badMagic),
        (Bytes.preface + Bytes.frame(kind: 2, call: 1), .helloMisplaced),
        (Bytes.preface + Bytes.ping(1), .helloMisplaced),
    ])
    func `a server that begins otherwise is left`(bytes: [UInt8], violation: WireViolation) {
        var client = Client()
        #expect(client.receive(bytes) == [.close(violation)])
    }

    @Test(arguments: [
        (UInt32(0), UInt32(1), UInt32(1)), (UInt32(1), UInt32(0), UInt32(1)),
        (UInt32(1), UInt32(1), UInt32(0)),
    ])
    func `a HELLO that allows nothing is a violation`(frame: UInt32, head: UInt32, calls: UInt32) {
        var client = Client()
        _ = client.receive(Bytes.preface + Client.hello)
        #expect(
            client.state.applyHello(
                maxFrameBytes: frame, maxHeadBytes: head, maxCalls: calls) == .helloMisplaced)
        #expect(client.open() == .ended)
    }
}
