// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingTestKit
import FilingWire
import NIOCore
import Testing

/// What a raw peer expects to come back.
extension RawPeer {
    /// The next frame, which must be the OK response of the call.
    func expectOK(_ call: UInt32, body: [UInt8]) async throws {
        let frame = try #require(try await self.next())
        #expect(frame.header.kind == .response)
        #expect(frame.header.call == call)
        #expect(frame.head.readableBytes == 0)
        #expect(Array(frame.body.readableBytesView) == body)
    }

    /// The next frame, which must be a refusal of the call; returns its status.
    func expectRefusal(_ call: UInt32) async throws -> RpcV1.Status {
        let frame = try #require(try await self.next())
        #expect(frame.header.kind == .response)
        #expect(frame.header.call == call)
        return try RpcV1.Status(decoding: frame.head)
    }

    /// The next frame, which must be a GOAWAY.
    func expectGoAway() async throws -> RpcV1.GoAway {
        let frame = try #require(try await self.next())
        #expect(frame.header.kind == .goAway)
        return try RpcV1.GoAway(decoding: frame.head)
    }

    /// The connection must end without another frame.
    func expectEnd() async throws {
        let frame = try await self.next()
        #expect(frame == nil)
    }

    /// One echo there and back.
    func echo(_ call: UInt32) async throws {
        try await self.send(try Self.request(call, "echo", body: [UInt8(truncatingIfNeeded: call)]))
        try await self.expectOK(call, body: [UInt8(truncatingIfNeeded: call)])
    }
}
