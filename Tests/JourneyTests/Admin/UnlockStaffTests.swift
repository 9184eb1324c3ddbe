// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingStore
import FilingTestKit
import Testing

/// A member of staff whom wrong passwords have locked out.
@Suite(.timeLimit(.minutes(3))) struct UnlockStaffTests {
    private static func reason(_ call: () async throws -> Void) async -> String? {
        let error = await #expect(throws: FilingError.self) { try await call() }
        return error?.reason
    }

    @Test func `the security administrator releases the lock, with a trace of who asked and why`()
        async throws
    {
        try await TestServer.run { server in
            let clerk = try await server.staff("clerk-one").account
            let keeper = server.client(
                token: try await server.staff("keeper", .securityAdmin).token)
            try await server.bringNearLock(clerk)
            _ = try await server.tryLogin(clerk, isProved: false, fromAddress: "203.0.113.9")
            #expect(try await !server.tryLogin(clerk, isProved: true, fromAddress: "192.0.2.1"))

            _ = try await keeper.admin.unlockStaff("clerk-one", evidence: "本人到场，核对工作证。")
            #expect(try await server.tryLogin(clerk, isProved: true, fromAddress: "192.0.2.1"))
            #expect(
                await Self.reason {
                    _ = try await keeper.admin.unlockStaff("clerk-one", evidence: "再次")
                } == "UNLOCK_POINTLESS")

            let auditor = server.client(
                token: try await server.staff("auditor", .auditAdmin).token)
            let entries = try await auditor.admin.auditSearch(
                .init(actions: ["staff-unlocked"], outcome: "done")
            ).entries
            #expect(entries.map(\.actorName) == ["keeper"])
            #expect(entries.map(\.subject) == [UInt64(clerk.rawValue)])
            let events = try await server.store.read {
                try $0.events(of: clerk, limit: 10)
            }
            #expect(events.contains { $0.action == .releasedBySecurity && $0.evidence != nil })
            for client in [keeper, auditor] { await client.close() }
        }
    }

    @Test func `nobody else's lock is theirs to release, and a reason is wanted`() async throws {
        try await TestServer.run { server in
            let keeper = server.client(
                token: try await server.staff("keeper", .securityAdmin).token)
            _ = try await server.staff("clerk-one")
            _ = try await server.staff("planner", .systemAdmin)
            for (name, evidence, reason) in [
                ("planner", "本人到场", "ADMINISTRATOR_FIXED"),
                ("nobody-has-this", "本人到场", "STAFF_UNKNOWN"),
                ("clerk-one", "", "FIELD_INVALID"),
                ("clerk-one", String(repeating: "字", count: 501), "FIELD_INVALID"),
            ] {
                #expect(
                    await Self.reason {
                        _ = try await keeper.admin.unlockStaff(name, evidence: evidence)
                    } == reason)
            }
            await keeper.close()
        }
    }
}
