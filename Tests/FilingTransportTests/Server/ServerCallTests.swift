// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingTestKit
import FilingTransport
import FilingWire
import Logging
import NIOCore
import Testing

@Suite(.timeLimit(.minutes(1))) struct ServerCallTests {
    @Test func `the server says hello with what it allows`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.connect()
            try await peer.send(RawPeer.preface)
            let frame = try #require(try await peer.next())
            let hello = try RpcV1.Hello(decoding: frame.head)
            #expect(
                hello
                    == RpcV1.Hello(
                        maxFrame: 1 << 20, maxHead: 4096, maxCalls: 64, maxTimeoutMs: 300_000,
                        server: "toy/1"))
        }
    }

    @Test func `preface and first request may come in one packet`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.connect()
            try await peer.send(RawPeer.preface + RawPeer.request(1, "echo", body: [5]))
            #expect(try await peer.next()?.header.kind == .hello)
            try await peer.expectOK(1, body: [5])
        }
    }

    @Test func `a call that suspends is answered, and others overtake it`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.loggedIn()
            try await peer.send(
                try RawPeer.request(2, "deaf") + RawPeer.request(3, "later", body: [3])
                    + RawPeer.request(4, "echo", body: [4]))
            try await peer.expectOK(4, body: [4])
            try await peer.expectOK(3, body: [3])
            toy.dispatcher.gate.open()
            try await peer.expectOK(2, body: [7])
        }
    }

    @Test func `a call may be answered without a task`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            try await peer.send(try RawPeer.request(1, "at once") + RawPeer.request(2, "echo"))
            try await peer.expectOK(1, body: [1])
            try await peer.expectOK(2, body: [])
        }
    }

    @Test func `a reply message is packed in place`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            try await peer.send(try RawPeer.request(1, "message"))
            try await peer.expectOK(1, body: try RpcV1.Hello(server: "toy").encoded)
        }
    }

    @Test func `an unknown method is the dispatcher's to refuse, and the connection lives`()
        async throws
    {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            try await peer.send(try RawPeer.request(1, "nothing"))
            #expect(try await peer.expectRefusal(1).reason == "METHOD_UNKNOWN")
            try await peer.echo(2)
        }
    }

    static let misfits: [(String, UInt32, String)] = [
        ("unencodable", 0, "REPLY_INVALID"),
        ("large", 1 << 20 + 1, "REPLY_TOO_LARGE"),
        ("long-status", 0, "LONG"),
    ]

    @Test(arguments: Self.misfits)
    func `a reply that does not fit is still one response`(
        method: String, size: UInt32, reason: String
    ) async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.loggedIn()
            let body = (0..<4).reversed().map { UInt8(truncatingIfNeeded: size >> ($0 * 8)) }
            try await peer.send(try RawPeer.request(2, method, body: body))
            #expect(try await peer.expectRefusal(2).reason == reason)
            try await peer.echo(3)
        }
    }

    static let badHeads: [(String, [UInt8])] = [
        ("garbage", [0xFF, 0xFF, 0xFF]),
        ("a method of invalid UTF-8", [0x0A, 1, 0xC3]),
        ("a method with a NUL", [0x0A, 2, 0x61, 0]),
        ("a method of 129 bytes", [0x0A, 0x81, 1] + [UInt8](repeating: 0x61, count: 129)),
        ("an idempotency key of 65 bytes", [0x22, 65] + [UInt8](repeating: 1, count: 65)),
        ("a trace of 65 bytes", [0x2A, 65] + [UInt8](repeating: 0x61, count: 65)),
        ("17 metadata entries", [[UInt8]](repeating: [0x7A, 0], count: 17).flatMap { $0 }),
    ]

    @Test(arguments: Self.badHeads)
    func `a malformed head refuses its call, and the connection lives`(
        what: String, head: [UInt8]
    ) async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            try await peer.send(RawPeer.frame(kind: 1, call: 1, head: head))
            let status = try await peer.expectRefusal(1)
            #expect(status.reason == "HEAD_MALFORMED")
            #expect(status.code == 3)
            #expect(status.notProcessed)
            try await peer.echo(2)
        }
    }

    @Test func `at the deadline the caller is answered once and the late reply is dropped`()
        async throws
    {
        try await ToyServer.run { toy in
            let peer = try await toy.loggedIn()
            try await peer.send(try RawPeer.request(2, "deaf", timeoutMs: 5000))
            try await toy.eventually { toy.dispatcher.gate.waitingCount == 1 }
            toy.clock.advance(.seconds(5))
            let status = try await peer.expectRefusal(2)
            #expect(status.reason == "DEADLINE_EXCEEDED")
            #expect(status.code == 4)
            toy.dispatcher.gate.open()
            try await peer.echo(3)
            #expect(toy.server.counters.callsExpired == 1)
        }
    }

    @Test func `a deadline of real milliseconds fires without a sweep`() async throws {
        var configuration = ServerConfiguration(host: "127.0.0.1", port: 0, loops: 1)
        configuration.sweepInterval = .hours(1)
        let server = try await RPCServer.start(
            configuration, dispatcher: ToyDispatcher(), logger: .init(label: "toy"))
        let peer = try await RawPeer.connect(to: try #require(server.localAddress))
        try await peer.greet()
        try await peer.send(
            try RawPeer.request(1, "wait", timeoutMs: 40)
                + RawPeer.request(2, "wait", timeoutMs: 20))
        #expect(try await peer.expectRefusal(2).reason == "DEADLINE_EXCEEDED")
        #expect(try await peer.expectRefusal(1).reason == "DEADLINE_EXCEEDED")
        await server.drain(grace: .zero)
    }

    @Test func `a cancelled call is answered by its handler`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            try await peer.send(try RawPeer.request(1, "wait"))
            try await peer.send(RawPeer.cancel(1))
            #expect(try await peer.expectRefusal(1).reason == "CANCELLED")
            try await peer.send(RawPeer.cancel(1))
            try await peer.echo(2)
            #expect(toy.server.counters.framesIgnored == 1)
        }
    }

    @Test func `the 65th concurrent call is refused at once`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.loggedIn()
            try await peer.send(
                try (2...65).flatMap { try RawPeer.request($0, "deaf") }
                    + RawPeer.request(66, "echo"))
            let status = try await peer.expectRefusal(66)
            #expect(status.reason == "TOO_MANY_CALLS")
            #expect(status.notProcessed)
            try await toy.expectHonestWorks()
            toy.dispatcher.gate.open()
            for _ in 2...65 { #expect(try await peer.next()?.header.kind == .response) }
            try await peer.echo(67)
        }
    }

    @Test func `a thousand requests in one segment are all answered in order`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.loggedIn()
            try await peer.send(
                try (2...1001).flatMap {
                    try RawPeer.request($0, "echo", body: [UInt8(truncatingIfNeeded: $0)])
                })
            for call in UInt32(2)...1001 {
                try await peer.expectOK(call, body: [UInt8(truncatingIfNeeded: call)])
            }
            try await toy.expectHonestWorks()
        }
    }

    @Test func `login sticks to the connection and raises its limits, logout ends both`()
        async throws
    {
        try await ToyServer.run { toy in
            let peer = try await toy.greeted()
            try await peer.send(try RawPeer.request(1, "who"))
            try await peer.expectOK(1, body: [0])
            try await peer.send(try RawPeer.request(2, "login") + RawPeer.request(3, "who"))
            try await peer.expectOK(2, body: [])
            try await peer.expectOK(3, body: [9])
            let large = [UInt8](repeating: 1, count: 1 << 20 - 100)
            try await peer.send(try RawPeer.request(4, "echo", body: large))
            try await peer.expectOK(4, body: large)
            try await peer.send(try RawPeer.request(5, "logout") + RawPeer.request(6, "who"))
            try await peer.expectOK(5, body: [])
            try await peer.expectOK(6, body: [0])
            try await peer.send(try RawPeer.request(7, "echo", body: large))
            #expect(try await peer.expectGoAway().status?.reason == "FRAME_TOO_LARGE")
        }
    }

    @Test func `replies of one read leave in one write`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.loggedIn()
            try await peer.echo(2)
            let before = toy.server.counters.writes
            try await peer.send(try (3...52).flatMap { try RawPeer.request($0, "echo") })
            for call in UInt32(3)...52 { try await peer.expectOK(call, body: []) }
            #expect(toy.server.counters.writes - before == 1)
        }
    }

    @Test func `replies that come later in one turn of the loop leave in one write`() async throws {
        try await ToyServer.run { toy in
            let peer = try await toy.loggedIn()
            try await peer.send(try (2...41).flatMap { try RawPeer.request($0, "wait") })
            try await peer.echo(42)
            let before = toy.server.counters.writes
            try await peer.send((2...41).flatMap { RawPeer.cancel($0) })
            for _ in 2...41 { #expect(try await peer.next()?.header.kind == .response) }
            #expect(toy.server.counters.writes - before == 1)
        }
    }
}
