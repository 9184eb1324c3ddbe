// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore
import Testing

/// Every timer of a server's connection, on a hand-moved clock.
@Suite struct SweepTests {
    @Test func `a preface must come within five seconds`() {
        var peer = Peer()
        _ = peer.send([0xF1])
        peer.pass(.milliseconds(4999))
        #expect(peer.sweep() == .fine)
        peer.pass(.milliseconds(1))
        #expect(peer.sweep() == .close(.silent(.slowPeer)))
    }

    @Test(arguments: [(false, Int64(60)), (true, 300)])
    func `an idle connection is told goodbye`(loggedIn: Bool, seconds: Int64) {
        var peer = Peer.greeted(loggedIn: loggedIn)
        peer.pass(.seconds(10))
        _ = peer.send(Bytes.request(1))
        peer.answer(1)
        peer.pass(.seconds(seconds) - .milliseconds(1))
        _ = peer.send(Bytes.ping(1))  // a PING is no call
        #expect(peer.sweep() == .fine)
        peer.pass(.milliseconds(1))
        #expect(peer.sweep() == .close(.goAway(.idleTimeout, lastCall: 1)))
        #expect(peer.sweep() == .fine)
    }

    @Test func `idle time counts from the answer, not from the request`() {
        var peer = Peer.greeted(loggedIn: false)
        _ = peer.send(Bytes.request(1))
        peer.pass(.seconds(20))
        peer.answer(1)
        peer.pass(.seconds(59))
        #expect(peer.sweep() == .fine)
    }

    @Test func `a header must be complete within ten seconds, whatever drips`() {
        var peer = Peer.greeted()
        for byte in Bytes.request(1)[..<10] {
            #expect(peer.send([byte]) == [])
            #expect(peer.sweep() == .fine)
            peer.pass(.seconds(1))
        }
        #expect(peer.sweep() == .close(.goAway(.slowPeer, lastCall: 0)))
    }

    /// Bytes per second, and whether the peer may go on after 10 seconds.
    @Test(arguments: [(1, false), (4000, false), (4200, true)])
    func `a payload must come at 4 KiB a second`(rate: Int, mayGoOn: Bool) {
        var peer = Peer.greeted()
        _ = peer.send(Bytes.header(length: 1 << 20, call: 1, kind: 1))
        for _ in 1...10 {
            peer.pass(.seconds(1))
            _ = peer.send([UInt8](repeating: 0, count: rate))
        }
        #expect((peer.sweep() == .fine) == mayGoOn)
    }

    @Test func `a payload must be complete within a minute at any rate`() {
        var peer = Peer.greeted()
        _ = peer.send(Bytes.header(length: 1 << 20, call: 1, kind: 1))
        for _ in 1...60 {
            #expect(peer.sweep() == .fine)
            peer.pass(.seconds(1))
            _ = peer.send([UInt8](repeating: 0, count: 8192))
        }
        #expect(peer.sweep() == .close(.goAway(.slowPeer, lastCall: 0)))
    }

    @Test func `each frame has its own time`() {
        var peer = Peer.greeted()
        for id in UInt32(1)...20 {
            let frame = Bytes.request(id)
            _ = peer.send(Array(frame[..<6]))
            peer.pass(.seconds(4))
            #expect(peer.sweep() == .fine)
            _ = peer.send(Array(frame[6...]))
            peer.answer(id)
        }
    }

    @Test func `time in which we do not read is not held against the peer`() {
        var peer = Peer.greeted()
        _ = peer.send(Bytes.header(length: 1 << 20, call: 1, kind: 1))
        for taken in UInt64(1)...100 {
            peer.pass(.seconds(1))
            #expect(peer.sweep(unsent: 300_000, taken: taken, paused: true) == .fine)
        }
    }

    @Test func `silence with calls open is asked about, then ends the connection`() {
        var peer = Peer.greeted()
        _ = peer.send(Bytes.request(1))
        peer.pass(.seconds(29))
        #expect(peer.sweep() == .fine)
        peer.pass(.seconds(1))
        guard case .ping = peer.sweep() else {
            Issue.record("no PING")
            return
        }
        peer.pass(.seconds(14))
        #expect(peer.sweep() == .fine)
        peer.pass(.seconds(1))
        #expect(peer.sweep() == .close(.silent(.slowPeer)))
    }

    @Test func `any byte answers a PING, and its PONG is no error`() {
        var peer = Peer.greeted(loggedIn: false)
        _ = peer.send(Bytes.request(1))
        for _ in 1...50 {
            peer.pass(.seconds(30))
            guard case .ping(let bytes) = peer.sweep() else {
                Issue.record("no PING")
                return
            }
            var pong = ByteBuffer()
            pong.writePing(.pong, bytes)
            peer.pass(.seconds(1))
            #expect(peer.send(Array(pong.readableBytesView)) == [.ignored])
        }
    }

    @Test func `no PING without open calls`() {
        var peer = Peer.greeted()
        peer.pass(.seconds(100))
        #expect(peer.sweep() == .fine)
    }

    @Test func `unsent output may stand still for thirty seconds`() {
        var peer = Peer.greeted()
        #expect(peer.sweep(unsent: 1000, taken: 5) == .fine)
        peer.pass(.seconds(29))
        #expect(peer.sweep(unsent: 1000, taken: 6) == .fine)
        peer.pass(.seconds(29))
        #expect(peer.sweep(unsent: 2000, taken: 6) == .fine)
        peer.pass(.seconds(1))
        #expect(peer.sweep(unsent: 2000, taken: 6) == .close(.silent(.slowPeer)))
    }

    @Test(
        arguments: [
            (false, 64 << 10, ServerConnection.OutputVerdict.fine),
            (false, 64 << 10 + 1, .close),
            (true, 256 << 10, .fine),
            (true, 256 << 10 + 1, .pauseReading),
            (true, 4 << 20, .pauseReading),
            (true, 4 << 20 + 1, .close),
        ])
    func `unsent output first stops reading, then ends the connection`(
        loggedIn: Bool, unsent: Int, verdict: ServerConnection.OutputVerdict
    ) {
        let peer = Peer.greeted(loggedIn: loggedIn)
        #expect(peer.connection.judgeOutput(unsentBytes: unsent) == verdict)
    }
}
