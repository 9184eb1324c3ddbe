// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore
import Testing

@Suite struct ServerConnectionTests {
    // MARK: Preface

    @Test func `preface and first request may come in one packet`() {
        var peer = Peer()
        #expect(peer.send(Bytes.preface + Bytes.request(1)) == [.welcome, call(1)])
    }

    @Test func `a preface and a request fed byte by byte open one call`() {
        var peer = Peer()
        let events = (Bytes.preface + Bytes.request(1)).flatMap { peer.send([$0]) }
        #expect(events == [.welcome, call(1)])
    }

    @Test func `wrong magic ends the connection at the first wrong byte`() {
        var peer = Peer()
        #expect(peer.send([0xF1, 0x00]) == [.close(.foreign(.unknown))])
        #expect(peer.send(Bytes.preface) == [])
    }

    @Test func `a TLS client is recognised`() {
        var peer = Peer()
        #expect(peer.send([0x16, 3, 1, 0, 5, 1]) == [.close(.foreign(.tls))])
    }

    @Test func `another major version is told so`() {
        var peer = Peer()
        #expect(peer.send([0xF1, 0x52, 0x50, 0x43, 2, 0, 0, 0]) == [.close(.otherVersion)])
    }

    // MARK: Calls

    @Test func `a thousand requests in one segment open in order while answers are handed over`() {
        var peer = Peer.greeted()
        let segment = (1...1000).flatMap { Bytes.request(UInt32($0)) }
        peer.connection.receive(ByteBuffer(bytes: segment), now: peer.now)
        var opened: [UInt32] = []
        while let event = peer.connection.nextEvent(now: peer.now, canHandOver: true) {
            guard case .call(let id, _, _) = event else {
                Issue.record("unexpected \(event)")
                break
            }
            opened.append(id)
            peer.answer(id)
        }
        #expect(opened == (1...1000).map(UInt32.init))
    }

    static let violations: [(String, [UInt8], WireReason)] = [
        ("call 0", Bytes.request(0), .callIDOrder),
        ("a repeated id", Bytes.request(5), .callIDOrder),
        ("a falling id", Bytes.request(4), .callIDOrder),
        ("CANCEL of a call never opened", Bytes.cancel(6), .callIDUnknown),
        ("an unknown kind", Bytes.frame(kind: 0x10, call: 6), .frameKindUnknown),
        ("a RESPONSE", Bytes.frame(kind: 2, call: 5), .frameKindUnexpected),
        ("a HELLO", Bytes.frame(kind: 9, call: 0), .frameKindUnexpected),
        ("a frame too large", Bytes.header(length: .max, call: 6, kind: 1), .frameTooLarge),
        (
            "a head too large", Bytes.header(length: 5000, call: 6, kind: 1, headLength: 5000),
            .headTooLarge
        ),
        (
            "a head beyond its frame", Bytes.header(length: 1, call: 6, kind: 1, headLength: 2),
            .frameMisshapen
        ),
    ]

    @Test(arguments: Self.violations)
    func `a violation ends the connection with a GOAWAY naming the last call`(
        what: String, bytes: [UInt8], reason: WireReason
    ) {
        var peer = Peer.greeted()
        #expect(peer.send(Bytes.request(5)) == [call(5)])
        #expect(peer.send(bytes + Bytes.request(9)) == [.close(.goAway(reason, lastCall: 5))])
        #expect(peer.connection.isClosed == true)
    }

    @Test func `an unknown flag refuses the call and the connection lives`() {
        var peer = Peer.greeted()
        let flagged = Bytes.frame(kind: 1, call: 1, flags: 0x40, head: [1])
        #expect(
            peer.send(flagged + Bytes.request(2)) == [.refuse(id: 1, .flagUnknown), call(2)])
    }

    @Test func `kinds from 0x80 up are skipped`() {
        var peer = Peer.greeted()
        let skipped = Bytes.frame(kind: 0x80, call: 9, body: [1, 2, 3])
        #expect(peer.send(skipped + Bytes.request(1)) == [.skipped, call(1)])
    }

    @Test func `the 65th call is refused at once and the next works when one is answered`() {
        var peer = Peer.greeted()
        for id in UInt32(1)...64 { #expect(peer.send(Bytes.request(id)) == [call(id)]) }
        #expect(peer.send(Bytes.request(65)) == [.refuse(id: 65, .tooManyCalls)])
        peer.answer(7)
        #expect(peer.send(Bytes.request(66)) == [call(66)])
    }

    @Test func `a cancelled call keeps its slot until its response is handed over`() {
        var peer = Peer.greeted(loggedIn: false)
        #expect(peer.send(Bytes.request(1) + Bytes.request(2)) == [call(1), call(2)])
        #expect(peer.send(Bytes.cancel(1)) == [.cancel(id: 1)])
        #expect(peer.send(Bytes.request(3)) == [.refuse(id: 3, .tooManyCalls)])
        _ = peer.connection.answered(1, now: peer.now)
        #expect(peer.send(Bytes.request(4)) == [.refuse(id: 4, .tooManyCalls)])
        peer.connection.responsesHandedOver(1)
        #expect(peer.send(Bytes.request(5)) == [call(5)])
    }

    @Test func `answers that can be handed over free their slots before a call is refused`() {
        var peer = Peer.greeted(loggedIn: false)
        _ = peer.send(Bytes.request(1) + Bytes.request(2))
        _ = peer.connection.answered(1, now: peer.now)
        peer.connection.receive(ByteBuffer(bytes: Bytes.request(3)), now: peer.now)
        let wish = peer.connection.nextEvent(now: peer.now, canHandOver: true)
        #expect(wish == .handOver)
        peer.connection.responsesHandedOver(1)
        let event = peer.connection.nextEvent(now: peer.now, canHandOver: true)
        #expect(event == call(3))
    }

    @Test func `a call is answered only once`() {
        var peer = Peer.greeted()
        _ = peer.send(Bytes.request(1))
        let first = peer.connection.answered(1, now: peer.now)
        let second = peer.connection.answered(1, now: peer.now)
        #expect(first && !second)
    }

    @Test func `a CANCEL for a finished call is ignored`() {
        var peer = Peer.greeted()
        _ = peer.send(Bytes.request(1))
        peer.answer(1)
        #expect(peer.send(Bytes.cancel(1)) == [.ignored])
    }

    @Test func `a PING comes back with its bytes`() {
        var peer = Peer.greeted()
        #expect(peer.send(Bytes.ping(42)) == [.pong(42)])
    }

    @Test func `a GOAWAY of a client is ignored`() {
        var peer = Peer.greeted()
        #expect(peer.send(Bytes.frame(kind: 8, call: 0, head: [8, 1])) == [.ignored])
    }

    // MARK: Deadlines

    static let timeouts: [(UInt32, Int64)] = [
        (0, 30_000), (1, 1), (299_999, 299_999), (300_001, 300_000), (.max, 300_000),
    ]

    @Test(arguments: Self.timeouts)
    func `a timeout has a default and a cap`(asked: UInt32, keptMs: Int64) {
        let arrival = NIODeadline.uptimeNanoseconds(77)
        #expect(
            WireLimits().deadline(timeoutMs: asked, from: arrival)
                == arrival + .milliseconds(keptMs))
    }

    @Test func `watched calls expire in any order, each once`() {
        var peer = Peer.greeted()
        _ = peer.send(Bytes.request(1) + Bytes.request(2) + Bytes.request(3))
        peer.connection.watchDeadline(peer.now + .seconds(9), of: 1)
        peer.connection.watchDeadline(peer.now + .seconds(5), of: 3)
        #expect(peer.connection.earliestDeadline == peer.now + .seconds(5))
        #expect(peer.connection.expiredCall(now: peer.now + .seconds(4)) == nil)
        peer.pass(.seconds(5))
        #expect(peer.connection.expiredCall(now: peer.now) == 3)
        peer.answer(3)
        #expect(peer.connection.expiredCall(now: peer.now) == nil)
        #expect(peer.connection.earliestDeadline == peer.now + .seconds(4))
    }

    // MARK: Login

    @Test func `before login a frame of 16 KiB passes and one byte more ends the connection`() {
        var peer = Peer.greeted(loggedIn: false)
        let largest = [UInt8](repeating: 0, count: 16 << 10)
        #expect(peer.send(Bytes.request(1, head: [], body: largest)).count == 1)
        #expect(
            peer.send(Bytes.header(length: 16 << 10 + 1, call: 2, kind: 1))
                == [.close(.goAway(.frameTooLarge, lastCall: 1))])
    }

    @Test func `a login raises frame and call limits, a logout lowers them`() {
        var peer = Peer.greeted(loggedIn: false)
        _ = peer.send(Bytes.request(1) + Bytes.request(2))
        #expect(peer.send(Bytes.request(3)) == [.refuse(id: 3, .tooManyCalls)])
        peer.connection.setLoggedIn(true)
        let large = [UInt8](repeating: 0, count: 1 << 20)
        #expect(peer.send(Bytes.request(4, head: [], body: large)).count == 1)
        peer.connection.setLoggedIn(false)
        #expect(peer.send(Bytes.request(5)) == [.refuse(id: 5, .tooManyCalls)])
        #expect(
            peer.send(Bytes.request(6, head: [], body: large))
                == [.close(.goAway(.frameTooLarge, lastCall: 5))])
    }

    // MARK: Drain and half-close

    @Test func `draining refuses later calls and is done with the last answer`() {
        var peer = Peer.greeted()
        _ = peer.send(Bytes.request(1))
        let canBeTold = peer.connection.beginDrain()
        #expect(canBeTold)
        #expect(peer.connection.lastCall == 1)
        #expect(peer.send(Bytes.request(2)) == [.refuse(id: 2, .draining)])
        #expect(peer.connection.isDone == false)
        peer.answer(1)
        #expect(peer.connection.isDone == true)
    }

    @Test func `draining before the preface has nobody to tell`() {
        var peer = Peer()
        let canBeTold = peer.connection.beginDrain()
        #expect(!canBeTold)
        #expect(peer.connection.isDone == true)
    }

    @Test func `a half-closed connection is done with its last answer`() {
        var peer = Peer.greeted()
        _ = peer.send(Bytes.request(1))
        peer.connection.inputClosed()
        #expect(peer.connection.isDone == false)
        peer.answer(1)
        #expect(peer.connection.isDone == true)
    }
}
