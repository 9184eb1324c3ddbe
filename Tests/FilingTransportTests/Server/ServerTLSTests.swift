// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingTestKit
import FilingTransport
import FilingWire
import Foundation
import NIOCore
import NIOPosix
import Testing

/// The TLS port: the same server behind it, and nothing before the handshake.
@Suite(.timeLimit(.minutes(1))) struct ServerTLSTests {
    @Test func `calls are answered through TLS as on the plain port`() async throws {
        try await TLSFixture.run { fixture in
            let peer = try await fixture.toy.connectToTLS(fixture.client())
            try await peer.greet()
            try await peer.echo(1)
            try await peer.send(try RawPeer.request(2, "login"))
            try await peer.expectOK(2, body: [])
            let body = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try await peer.send(try RawPeer.request(3, "echo", body: body))
            try await peer.expectOK(3, body: body)
            try await fixture.toy.expectHonestWorks()
            #expect(fixture.toy.server.counters.handshakes == 1)
            #expect(fixture.toy.server.counters.handshakesFailed == 0)
        }
    }

    @Test func `bytes that drip in one at a time make the same call`() async throws {
        try await TLSFixture.run { fixture in
            let peer = try await fixture.toy.connectToTLS(fixture.client())
            for byte in try RawPeer.preface + RawPeer.request(1, "echo", body: [1, 2]) {
                try await peer.send([byte])
            }
            #expect(try await peer.next()?.header.kind == .hello)
            try await peer.expectOK(1, body: [1, 2])
        }
    }

    @Test func `a client that half-closes gets its answers, and an end that is no cut`()
        async throws
    {
        try await TLSFixture.run { fixture in
            let peer = try await fixture.toy.connectToTLS(fixture.client())
            try await peer.greet()
            try await peer.send(try RawPeer.request(1, "later", body: [5]))
            try await peer.closeOutput()
            try await peer.expectOK(1, body: [5])
            try await peer.expectEnd()
        }
    }

    @Test func `a broken rule is told before the end`() async throws {
        try await TLSFixture.run { fixture in
            let peer = try await fixture.toy.connectToTLS(fixture.client())
            try await peer.greet()
            try await peer.send(RawPeer.frame(kind: 77, call: 0))
            #expect(try await peer.expectGoAway().status?.code == 12)
            try await peer.expectEnd()
        }
    }

    @Test func `our own client without TLS is named in the log and closed`() async throws {
        try await TLSFixture.run { fixture in
            let peer = try await fixture.toy.connectToTLS()
            peer.sendAnyway(RawPeer.preface)
            try await peer.expectEnd()
            try await fixture.expectLog("a client without TLS spoke to the TLS port")
            #expect(fixture.toy.server.counters.handshakesFailed == 1)
            try await fixture.toy.expectHonestWorks()
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", "an HTTP client spoke to the TLS port"),
        ("hello", "a connection to the TLS port did not start with TLS"),
    ]) func `whoever does not speak TLS is named in the log and closed`(
        bytes: String, line: String
    ) async throws {
        try await TLSFixture.run { fixture in
            let peer = try await fixture.toy.connectToTLS()
            peer.sendAnyway(Array(bytes.utf8))
            try await peer.expectEnd()
            try await fixture.expectLog(line)
        }
    }

    @Test func `a TLS client on the plain port is named in the log and told so itself`()
        async throws
    {
        try await TLSFixture.run { fixture in
            let address = try #require(fixture.toy.server.localAddress)
            let tls = try fixture.client()
            let error = await #expect(throws: TLSFailure.self) {
                _ = try await RawPeer.connect(to: address, tls: tls)
            }
            guard case .noTLS = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            try await fixture.expectLog("a TLS client spoke to the plain port")
        }
    }

    /// Nothing, the first bytes of a ClientHello, and a whole record that promises more.
    @Test(arguments: [[], [0x16, 0x03], [0x16, 0x03, 0x01, 0x40, 0x00, 0x01]] as [[UInt8]])
    func `the handshake is part of the five seconds to the preface`(bytes: [UInt8])
        async throws
    {
        try await TLSFixture.run { fixture in
            let peer = try await fixture.toy.connectToTLS()
            peer.sendAnyway(bytes)
            try await fixture.toy.eventually { fixture.toy.server.counters.connectionsOpen == 2 }
            fixture.toy.clock.advance(.milliseconds(4_900))
            try await fixture.toy.expectHonestWorks()
            #expect(fixture.toy.server.counters.connectionsOpen == 2)
            fixture.toy.clock.advance(.milliseconds(200))
            try await peer.expectEnd()
        }
    }

    @Test func `a handshake alone does not keep a connection`() async throws {
        try await TLSFixture.run { fixture in
            let peer = try await fixture.toy.connectToTLS(fixture.client())
            fixture.toy.clock.advance(.milliseconds(5_100))
            try await peer.expectEnd()
        }
    }

    @Test func `a stranger that takes no answers is closed`() async throws {
        try await TLSFixture.run { fixture in
            let peer = try await fixture.toy.connectToTLS(fixture.client(), reads: false)
            peer.sendAnyway(RawPeer.preface)
            // Each reply is close to the limit of 64 KiB, until the system's buffers are full too.
            for call in UInt32(1)...1000 {
                peer.sendAnyway(try RawPeer.request(call, "large", body: [0, 0, 0xF0, 0]))
            }
            try await fixture.toy.eventually {
                fixture.toy.server.counters.connectionsFaulted == 1
            }
            try await fixture.toy.eventually { fixture.toy.server.counters.connectionsOpen == 1 }
            try await fixture.toy.expectHonestWorks()
            peer.close()
        }
    }

    @Test func `a known peer that reads late gets every reply, a bounded part at a time`()
        async throws
    {
        try await TLSFixture.run { fixture in
            let peer = try await fixture.toy.connectToTLS(fixture.client(), reads: false)
            var bytes = try RawPeer.preface + RawPeer.request(1, "login")
            for call in UInt32(2)...61 {
                bytes += try RawPeer.request(call, "large", body: [0, 8, 0, 0])
            }
            try await peer.send(bytes)
            // The honest connection's call counts too.
            try await fixture.toy.eventually { fixture.toy.server.counters.calls >= 4 }
            try await fixture.toy.expectHonestWorks()
            #expect(fixture.toy.server.counters.calls < 60)
            try await peer.startReading()
            #expect(try await peer.next()?.header.kind == .hello)
            try await peer.expectOK(1, body: [])
            for call in UInt32(2)...61 {
                let frame = try #require(try await peer.next())
                #expect(frame.header.call == call)
                #expect(frame.body.readableBytes == 512 << 10)
            }
        }
    }

    @Test func `our client learns version and dates of what it speaks to`() async throws {
        try await TLSFixture.run { fixture in
            let connection = try await ClientConnection.connect(
                host: "localhost", port: fixture.port,
                on: MultiThreadedEventLoopGroup.singleton.next(), settings: ClientSettings(),
                tls: fixture.client()
            ).get()
            #expect(connection.line?.version == "TLS 1.3")
            #expect(connection.line?.certificate == fixture.identity.times)
            let (status, echo) = try await connection.call(
                RpcV1.CallHead(method: "echo"), body: ByteBuffer(bytes: [1, 2, 3]))
            #expect(status.code == 0)
            #expect(Array(echo.readableBytesView) == [1, 2, 3])
            try await connection.close().get()
        }
    }
}
