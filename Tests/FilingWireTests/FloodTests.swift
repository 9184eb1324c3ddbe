// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore
import Testing

/// What spends the budget of CANCELs, PINGs and errors: 20 before login, 200 after, in 30 seconds.
@Suite struct FloodTests {
    /// One abuse each, on a connection whose call 1 is open.
    static let abuses: [(String, @Sendable (UInt32) -> [UInt8])] = [
        ("CANCEL of an open call", { _ in Bytes.cancel(1) }),
        ("PING", { _ in Bytes.ping(1) }),
        ("PONG nobody asked for", { _ in Bytes.frame(kind: 7, call: 0, body: Array(0..<8)) }),
        ("GOAWAY", { _ in Bytes.frame(kind: 8, call: 0) }),
        ("unknown flag", { Bytes.frame(kind: 1, call: $0 + 1, flags: 1) }),
    ]

    @Test(arguments: Self.abuses)
    func `a known peer gets a GOAWAY for the 201st`(
        what: String, abuse: @Sendable (UInt32) -> [UInt8]
    ) {
        var peer = Peer.greeted()
        _ = peer.send(Bytes.request(1))
        for turn in UInt32(1)...200 {
            #expect(peer.send(abuse(turn)).count == 1)
            #expect(peer.connection.isClosed == false)
        }
        let last = peer.send(abuse(201))
        #expect(last == [.close(.goAway(.tooManyCancels, lastCall: peer.connection.lastCall))])
    }

    @Test(arguments: Self.abuses)
    func `a stranger is cut off silently at the 21st`(
        what: String, abuse: @Sendable (UInt32) -> [UInt8]
    ) {
        var peer = Peer.greeted(loggedIn: false)
        _ = peer.send(Bytes.request(1))
        for turn in UInt32(1)...20 { #expect(peer.send(abuse(turn)).count == 1) }
        #expect(peer.send(abuse(21)) == [.close(.silent(.tooManyCancels))])
    }

    @Test func `calls above the limit spend the budget`() {
        var peer = Peer.greeted(loggedIn: false)
        _ = peer.send(Bytes.request(1) + Bytes.request(2))
        for id in UInt32(3)...22 {
            #expect(peer.send(Bytes.request(id)) == [.refuse(id: id, .tooManyCalls)])
        }
        #expect(peer.send(Bytes.request(23)) == [.close(.silent(.tooManyCancels))])
    }

    @Test func `malformed heads spend the budget`() {
        var peer = Peer.greeted()
        for id in UInt32(1)...200 {
            _ = peer.send(Bytes.request(id))
            #expect(peer.connection.headWasMalformed(now: peer.now) == nil)
            peer.answer(id)
        }
        #expect(
            peer.connection.headWasMalformed(now: peer.now)
                == .goAway(.tooManyCancels, lastCall: 200))
    }

    @Test func `the budget is whole again after its window`() {
        var peer = Peer.greeted(loggedIn: false)
        for turn in UInt8(1)...20 { _ = peer.send(Bytes.ping(turn)) }
        peer.pass(.seconds(30))
        for turn in UInt8(1)...20 { #expect(peer.send(Bytes.ping(turn)) == [.pong(UInt64(turn))]) }
        #expect(peer.send(Bytes.ping(21)) == [.close(.silent(.tooManyCancels))])
    }

    @Test func `refusals while draining spend nothing`() {
        var peer = Peer.greeted(loggedIn: false)
        _ = peer.connection.beginDrain()
        for id in UInt32(1)...100 {
            #expect(peer.send(Bytes.request(id)) == [.refuse(id: id, .draining)])
        }
    }
}
