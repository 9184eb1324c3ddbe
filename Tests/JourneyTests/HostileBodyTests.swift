// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import FilingWire
import NIOCore
import Testing

/// Bodies that are meant to break the decoder, over a raw socket; a second, honest connection keeps
/// working throughout.
///
/// Source: wire.md, "Decoding hostile bytes".
///
/// What the frame layer refuses is shown in FilingTransportTests, over real sockets too.
@Suite(.timeLimit(.minutes(5))) struct HostileBodyTests {
    /// A body for `Filing/Create`, which has a sub-message, strings and an enum, and what it gets.
    struct Attack: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let body: [UInt8]
    }

    /// Field number and wire type 2 with a length below 128.
    private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        [number << 3 | 2] + Self.varint(bytes.count) + bytes
    }

    private static func varint(_ value: Int) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        while rest > 127 {
            bytes.append(UInt8(rest & 127) | 128)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    static let attacks: [Attack] = [
        Attack(testDescription: "garbage", body: [0xFF, 0xFE, 0xFD, 0x01, 0x02]),
        Attack(testDescription: "a length beyond the end", body: [0x0A, 0x7F, 0x41]),
        Attack(testDescription: "invalid UTF-8", body: Self.field(1, [0xC3, 0x28])),
        Attack(testDescription: "a surrogate in UTF-8", body: Self.field(1, [0xED, 0xA0, 0x80])),
        Attack(testDescription: "an interior NUL", body: Self.field(1, Array("sw\0".utf8))),
        Attack(testDescription: "enum 99", body: Self.field(2, [0x08, 99])),
        Attack(
            testDescription: "enum -1",
            body: Self.field(2, [0x08] + [UInt8](repeating: 0xFF, count: 9) + [1])),
        Attack(testDescription: "a group", body: [0x0B, 0x0C]),
        Attack(testDescription: "field number 0", body: [0x02, 0x00]),
        Attack(testDescription: "an endless varint", body: [UInt8](repeating: 0xFF, count: 64)),
    ]

    @Test(arguments: Self.attacks)
    func `a body that is not its message is refused and the connection lives`(
        attack: Attack
    ) async throws {
        try await TestServer.run { server in
            let honest = server.client(
                token: try await server.applicant(phone: "13800138009").token)
            let peer = try await Self.loggedIn(to: server)
            try await peer.send(
                try RawPeer.request(
                    2, "filing.v1.Filing/Create", body: attack.body, key: [1, 2, 3]))
            let status = try await peer.refusal(of: 2)
            #expect(status.code == 3)
            #expect(status.reason == "REQUEST_MALFORMED")
            #expect(try await honest.filing.list().filings.isEmpty)
            try await peer.send(try RawPeer.request(3, "filing.v1.Filing/List"))
            #expect(try await peer.next()?.head.readableBytes == 0)
            peer.close()
            await honest.close()
        }
    }

    /// Bombs of 1 MiB: a singular sub-message repeated (quadratic), unknown fields, empty
    /// sub-messages, map entries.
    static let bombs: [Attack] = [
        Attack(
            testDescription: "a singular sub-message repeated",
            body: Array(
                repeatElement(Self.field(2, Self.field(3, Array("x".utf8))), count: 170_000)
                    .joined().prefix(1_000_000))),
        Attack(
            testDescription: "2-byte unknown fields",
            body: Array(repeatElement([UInt8(15 << 3), 0], count: 500_000).joined())),
        Attack(
            testDescription: "empty sub-messages",
            body: Array(repeatElement([UInt8(2 << 3 | 2), 0], count: 500_000).joined())),
    ]

    @Test(arguments: Self.bombs)
    func `a bomb is refused and the server goes on`(bomb: Attack) async throws {
        try await TestServer.run { server in
            let peer = try await Self.loggedIn(to: server)
            try await peer.send(
                try RawPeer.request(
                    2, "filing.v1.Filing/Create", body: bomb.body, key: [1, 2, 3]))
            #expect(try await peer.refusal(of: 2).reason == "REQUEST_TOO_LARGE")
            // The largest body that any method takes meets the decoder itself.
            try await peer.send(
                try RawPeer.request(
                    3, "filing.v1.Upload/Chunk", body: Array(bomb.body.prefix(262_000))))
            let status = try await peer.refusal(of: 3)
            #expect(["REQUEST_MALFORMED", "FIELD_INVALID"].contains(status.reason))
            let honest = server.client()
            #expect(try await honest.health.check() == .serving)
            peer.close()
            await honest.close()
        }
    }

    @Test func `an unknown method is refused and the connection lives`() async throws {
        try await TestServer.run { server in
            let peer = try await Self.loggedIn(to: server)
            try await peer.send(try RawPeer.request(2, "filing.v1.Filing/Destroy"))
            let status = try await peer.refusal(of: 2)
            #expect(status.code == 12)
            #expect(status.reason == "METHOD_UNKNOWN")
            try await peer.send(try RawPeer.request(3, "rpc.v1.Health/Check"))
            #expect(try await peer.next()?.head.readableBytes == 0)
            peer.close()
        }
    }

    private static func loggedIn(to server: TestServer) async throws -> RawPeer {
        let peer = try await RawPeer.connect(to: try server.address)
        try await peer.greet()
        let token = try await server.applicant().token
        try await peer.send(
            try RawPeer.request(
                1, "filing.v1.Auth/Resume",
                body: try FilingV1.ResumeRequest(token: token).encoded))
        let reply = try #require(try await peer.next())
        #expect(reply.head.readableBytes == 0)
        return peer
    }
}
