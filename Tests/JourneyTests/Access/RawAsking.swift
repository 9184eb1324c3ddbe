// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingServer
import FilingTestKit
import FilingWire
import NIOCore
import Testing

/// Asks one call after the other on a raw connection, with a token on each call.
final class RawAsking {
    /// A reply as it came: head and body, every byte.
    struct Answer: Hashable {
        let head: [UInt8]
        let body: [UInt8]

        var status: RpcV1.Status { get throws { try RpcV1.Status(decoding: self.head) } }
    }

    /// How calls get their idempotency keys.
    enum Keys {
        case fresh
        case without
    }

    let peer: RawPeer
    private var calls: UInt32 = 0

    init(_ server: TestServer) async throws {
        self.peer = try await RawPeer.connect(to: try server.address)
        try await self.peer.greet()
    }

    /// Asks, and waits for the answer.
    func ask(
        _ method: String, _ token: [UInt8], _ body: [UInt8], keys: Keys = .fresh
    ) async throws -> Answer {
        self.calls += 1
        let head = try RpcV1.CallHead(
            method: method, timeoutMs: 20_000, token: token,
            idempotencyKey: keys == .fresh ? SystemRandomSource().bytes(16) : []
        ).encoded
        try await self.peer.send(RawPeer.frame(kind: 1, call: self.calls, head: head, body: body))
        let frame = try #require(try await self.peer.next())
        return Answer(
            head: Array(frame.head.readableBytesView), body: Array(frame.body.readableBytesView))
    }
}
