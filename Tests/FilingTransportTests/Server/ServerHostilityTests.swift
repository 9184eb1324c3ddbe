// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingTestKit
import FilingTransport
import FilingWire
import NIOCore
import Testing

/// Hostile, broken and slow peers; in each test a second, honest connection keeps working.
@Suite(.timeLimit(.minutes(1))) struct ServerHostilityTests {
    static let foreign: [(String, [UInt8])] = [
        ("wrong magic", [0xF1, 0x52, 0x50, 0x44, 1, 0, 0, 0]),
        ("a TLS ClientHello", [0x16, 0x03, 0x01, 0x00, 0x05, 0x01]),
        ("HTTP", Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8)),
    ]

    @Test(arguments: Self.foreign)
    func `another protocol is closed silently and counted`(what: String, bytes: [UInt8])
        async throws
    {
        try await ToyServer.run { toy in
            let peer = try await toy.connect()
            peer.sendAnyway(bytes)
            try await peer.expectEnd()
            try await toy.expectHonestWorks()
            #expect(toy.server.counters.badMagic == 1)
        }
    }

    @Test func `another major version gets our preface and a GOAWAY`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.connect()
            try await peer.send([0xF1, 0x52, 0x50, 0x43, 2, 0, 0, 0])
            let goAway = try await peer.expectGoAway()
            #expect(goAway.status?.reason == "VERSION_UNSUPPORTED")
            #expect(goAway.status?.code == 9)
            try await peer.expectEnd()
            try await toy.expectHonestWorks()
        }
    }

    @Test func `bytes that drip in one at a time make the same call`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.connect()
            for byte in try RawPeer.preface + RawPeer.request(1, "echo", body: [1, 2]) {
                try await peer.send([byte])
            }
            #expect(try await peer.next()?.header.kind == .hello)
            try await peer.expectOK(1, body: [1, 2])
            try await toy.expectHonestWorks()
        }
    }

    static let violations: [(String, [UInt8], String)] = [
        ("length 0xFFFFFFFF", [255, 255, 255, 255, 0, 0, 0, 1, 1, 0, 0, 0], "FRAME_TOO_LARGE"),
        ("16 KiB + 1", [0, 0, 0x40, 1, 0, 0, 0, 1, 1, 0, 0, 0], "FRAME_TOO_LARGE"),
        ("head_len > length", [0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 2], "FRAME_MISSHAPEN"),
        ("call 0", RawPeer.frame(kind: 1, call: 0), "CALL_ID_ORDER"),
        ("a kind below 0x80", RawPeer.frame(kind: 0x42, call: 1), "FRAME_KIND_UNKNOWN"),
        ("a RESPONSE", RawPeer.frame(kind: 2, call: 1), "FRAME_KIND_UNEXPECTED"),
        ("CANCEL of no call", RawPeer.cancel(1), "CALL_ID_UNKNOWN"),
    ]

    @Test(arguments: Self.violations)
    func `a violation ends the connection with a GOAWAY`(
        what: String, bytes: [UInt8], reason: String
    ) async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            // Trailing bytes that nobody reads must not cost the peer its GOAWAY.
            peer.sendAnyway(bytes + [UInt8](repeating: 0, count: 100_000))
            #expect(try await peer.expectGoAway().status?.reason == reason)
            try await peer.expectEnd()
            try await toy.expectHonestWorks()
        }
    }

    @Test(arguments: [UInt32(5), 4])
    func `a call id must increase`(second: UInt32) async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            try await peer.echo(5)
            try await peer.send(try RawPeer.request(second, "echo"))
            let goAway = try await peer.expectGoAway()
            #expect(goAway.status?.reason == "CALL_ID_ORDER")
            #expect(goAway.lastCall == 5)
            try await toy.expectHonestWorks()
        }
    }

    @Test func `unknown kinds from 0x80 up are skipped and counted, unknown flags refused`()
        async throws
    {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            try await peer.send(
                RawPeer.frame(kind: 0x80, call: 5, body: [1])
                    + RawPeer.frame(kind: 1, call: 1, flags: 0x80))
            #expect(try await peer.expectRefusal(1).reason == "FLAG_UNKNOWN")
            try await peer.echo(2)
            #expect(toy.server.counters.framesSkipped == 1)
        }
    }

    @Test(arguments: [RawPeer.cancel(1), RawPeer.frame(kind: 6, call: 0, body: Array(0..<8))])
    func `a flood of CANCELs or PINGs gets a GOAWAY`(abuse: [UInt8]) async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.loggedIn()
            peer.sendAnyway([[UInt8]](repeating: abuse, count: 1000).flatMap { $0 })
            var frames: [Frame] = []
            while let frame = try await peer.next() { frames.append(frame) }
            let last = try #require(frames.last)
            #expect(frames.count <= 201)
            #expect(try RpcV1.GoAway(decoding: last.head).status?.reason == "TOO_MANY_CANCELS")
            try await toy.expectHonestWorks()
        }
    }

    @Test func `a stranger that never reads is cut off`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.connect(reads: false)
            peer.sendAnyway(RawPeer.preface)
            // Each reply is close to the limit of 64 KiB, until the system's buffers are full too.
            for call in UInt32(1)...1000 {
                peer.sendAnyway(try RawPeer.request(call, "large", body: [0, 0, 0xF0, 0]))
            }
            try await toy.eventually { toy.server.counters.connectionsFaulted == 1 }
            try await toy.expectHonestWorks()
            peer.close()
        }
    }

    @Test func `a known peer that reads late gets every reply, a bounded part at a time`()
        async throws
    {
        try await ToyServer.run { toy in
            let peer = try await toy.connect(reads: false)
            var bytes = try RawPeer.preface + RawPeer.request(1, "login")
            // 60 replies of 512 KiB: 30 MiB, far above what may be unsent.
            for call in UInt32(2)...61 {
                bytes += try RawPeer.request(call, "large", body: [0, 8, 0, 0])
            }
            try await peer.send(bytes)
            try await toy.eventually { toy.server.counters.calls >= 4 }
            try await toy.expectHonestWorks()
            #expect(toy.server.counters.calls < 60)
            try await peer.startReading()
            #expect(try await peer.next()?.header.kind == .hello)
            try await peer.expectOK(1, body: [])
            for call in UInt32(2)...61 {
                let frame = try #require(try await peer.next())
                #expect(frame.header.call == call)
                #expect(frame.body.readableBytes == 512 << 10)
            }
            try await toy.expectHonestWorks()
        }
    }

    @Test func `a peer without a preface is closed after five seconds`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.connect()
            try await peer.send([0xF1])
            try await toy.eventually { toy.server.counters.connectionsOpen == 2 }
            toy.clock.advance(.seconds(5))
            try await peer.expectEnd()
            try await toy.expectHonestWorks()
        }
    }

    @Test func `a peer that sends one byte a second is cut off`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            for (second, byte) in try RawPeer.request(1, "echo").prefix(11).enumerated() {
                // The first must have left before the clock moves; the last find a closed door.
                if second < 9 { try await peer.send([byte]) } else { peer.sendAnyway([byte]) }
                toy.clock.advance(.seconds(1))
                try await toy.expectHonestWorks()
            }
            #expect(try await peer.expectGoAway().status?.reason == "SLOW_PEER")
            try await peer.expectEnd()
            try await toy.expectHonestWorks()
        }
    }

    @Test func `an idle connection gets a GOAWAY`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.loggedIn()
            toy.clock.advance(.seconds(299))
            try await peer.echo(2)
            toy.clock.advance(.seconds(300))
            let goAway = try await peer.expectGoAway()
            #expect(goAway.status?.reason == "IDLE_TIMEOUT")
            #expect(goAway.lastCall == 2)
            try await peer.expectEnd()
        }
    }

    @Test func `a silent peer with a call open is asked, and lost if it does not answer`()
        async throws
    {
        var limits = WireLimits()
        limits.defaultTimeoutMs = 300_000
        try await ToyServer.run(limits: limits) { toy in
            let peer = try await toy.loggedIn()
            try await peer.send(try RawPeer.request(2, "wait"))
            try await toy.eventually { toy.server.counters.calls == 3 }
            toy.clock.advance(.seconds(30))
            let ping = try #require(try await peer.next())
            #expect(ping.header.kind == .ping)
            try await peer.send(
                RawPeer.frame(kind: 7, call: 0, body: Array(ping.body.readableBytesView)))
            try await peer.echo(3)
            toy.clock.advance(.seconds(30))
            #expect(try await peer.next()?.header.kind == .ping)
            toy.clock.advance(.seconds(15))
            try await peer.expectEnd()
        }
    }

    @Test func `connections above the cap of an address are closed at once`() async throws {
        var limits = WireLimits()
        limits.connectionsPerAddress = 3
        try await ToyServer.run(limits: limits) { toy in
            let second = try await toy.greeted()
            _ = try await toy.greeted()
            let fourth = try await toy.connect()
            try await fourth.expectEnd()
            #expect(toy.server.counters.connectionsRefused == 1)
            second.close()
            try await toy.eventually { toy.server.counters.connectionsOpen == 2 }
            let fifth = try await toy.greeted()
            try await fifth.echo(1)
            try await toy.expectHonestWorks()
        }
    }
}
