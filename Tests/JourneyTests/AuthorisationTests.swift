// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import FilingWire
import Foundation
import Testing

/// Every method of the running server, called by everybody it is not for.
@Suite(.timeLimit(.minutes(3))) struct AuthorisationTests {
    @Test func `every method refuses whoever its table does not name`() async throws {
        try await TestServer.run { server in
            let asking = server.client()
            let methods = try await asking.meta.describe().methods
            await asking.close()
            #expect(methods.count == 34)
            let people: [(token: [UInt8], role: String)] = [
                ([], "nobody"), (try await server.applicant().token, "applicant"),
                (try await server.staff("clerk-1").token, "reviewer"),
                (try await server.staff("clerk-2", .supervisor).token, "supervisor"),
            ]
            let peer = try await RawPeer.connect(to: try server.address)
            try await peer.greet()
            var call: UInt32 = 0
            // A logout would end the session of the calls that follow.
            for method in methods where !method.name.hasSuffix("/Logout") {
                for (token, role) in people {
                    call += 1
                    let head = try RpcV1.CallHead(
                        method: method.name, timeoutMs: 1_000, token: token,
                        idempotencyKey: [UInt8(truncatingIfNeeded: call), 1]
                    ).encoded
                    try await peer.send(RawPeer.frame(kind: 1, call: call, head: head))
                    let frame = try #require(try await peer.next())
                    let reason = try RpcV1.Status(decoding: frame.head).reason
                    let isPublic = method.access == ["public"]
                    let isAllowed =
                        isPublic || (role != "nobody" && method.access == ["session"])
                        || method.access.contains(role)
                    let expected = role == "nobody" ? "LOGIN_REQUIRED" : "ROLE_FORBIDS"
                    #expect((reason == expected) == !isAllowed, "\(method.name) by \(role)")
                }
            }
            peer.close()
        }
    }

    @Test func `a write without an idempotency key is refused, a read needs none`() async throws {
        try await TestServer.run { server in
            let asking = server.client()
            let methods = try await asking.meta.describe().methods
            await asking.close()
            let applicant = try await server.applicant().token
            let reviewer = try await server.staff("clerk-1").token
            let peer = try await RawPeer.connect(to: try server.address)
            try await peer.greet()
            var call: UInt32 = 0
            for method in methods where !method.name.hasSuffix("/Logout") {
                call += 1
                let token = method.access.contains("reviewer") ? reviewer : applicant
                let head = try RpcV1.CallHead(
                    method: method.name, timeoutMs: 1_000, token: token
                ).encoded
                try await peer.send(RawPeer.frame(kind: 1, call: call, head: head))
                let frame = try #require(try await peer.next())
                let reason = try RpcV1.Status(decoding: frame.head).reason
                #expect(
                    (reason == "IDEMPOTENCY_KEY_REQUIRED") == method.needsIdempotencyKey,
                    "\(method.name): \(reason)")
            }
            peer.close()
        }
    }
}

/// The registry of reasons, its page, and the transport's own list.
struct ReasonRegistryTests {
    @Test func `the transport's reasons are those of the registry`() {
        let registry = Dictionary(
            uniqueKeysWithValues: Reason.wireReasons.map { ($0.token, $0.code.rawValue) })
        for reason in WireReason.allCases {
            #expect(registry[reason.rawValue] == UInt32(reason.code.rawValue), "\(reason.rawValue)")
        }
        #expect(registry.count == WireReason.allCases.count)
    }

    @Test func `proto/REASONS.md is the registry`() throws {
        let page = Fixtures.repository.appendingPathComponent("proto/REASONS.md")
        #expect(try String(contentsOf: page, encoding: .utf8) == Reason.markdown + "\n")
    }
}
