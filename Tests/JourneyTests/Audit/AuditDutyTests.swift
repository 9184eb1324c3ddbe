// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingServer
import FilingStore
import FilingTestKit
import Testing

/// The method table, walked: whatever writes, and whatever shows somebody's data to others, leaves
/// what it says it leaves.
@Suite(.timeLimit(.minutes(5))) struct AuditDutyTests {
    @Test func `every method that writes or is read by staff says what it leaves`() async throws {
        try await TestServer.run { server in
            for duty in server.service.auditDuties where duty.isOwed {
                #expect(duty.rule != .unsaid, "\(duty.method)")
                if case .nothing(let reason) = duty.rule { #expect(reason.count > 20) }
            }
        }
    }

    @Test func `every method leaves what it says, and another tells where it is tried`()
        async throws
    {
        try await TestServer.run(outside: .init(inspector: AcceptingInspector())) { server in
            let stage = AccessStage(server)
            let log = LogReading(server)
            let client = server.client()
            let described = try await client.meta.describe().methods
            await client.close()
            let access = Dictionary(
                uniqueKeysWithValues: described.map { ($0.name, $0.access) })
            for duty in server.service.auditDuties {
                guard case .leaves(let actions) = duty.rule else { continue }
                let calls = AccessCall.all.filter {
                    $0.method == duty.method && $0.call.refusedWith == nil
                }
                guard let call = calls.first?.call else {
                    #expect(AuditJourneyTests.methods.contains(duty.method), "\(duty.method)")
                    continue
                }
                let who = Self.who(access[duty.method] ?? [])
                let left = try await Self.left(
                    by: duty.method, call, as: who, on: stage, log)
                #expect(!left.isEmpty && left.isSubset(of: actions), "\(duty.method): \(left)")
                stage.forgetThings()
            }
        }
    }

    /// Somebody who may call; not the owner of the data, if others may.
    private static func who(_ access: [String]) -> Who {
        let role = Role.allCases.last { access.contains($0.token) && $0 != .centre }
        return role.map(Who.role) ?? (access == ["session"] ? .role(.applicant) : .nobody)
    }

    /// The actions of the entries that a call left that was taken.
    private static func left(
        by method: String, _ call: AccessCall, as who: Who, on stage: AccessStage,
        _ log: LogReading
    ) async throws -> Set<AuditAction> {
        if method.hasSuffix("/ListDisputes") { _ = try await stage.dispute(.own) }
        let asking = try await RawAsking(stage.server)
        defer { asking.peer.close() }
        var reasons: [String] = []
        for whose in [Whose.own, .region] {
            let caller = try await stage.caller(who)
            if method.hasSuffix("/ListPhoneChanges") {
                _ = try await stage.phoneChange(.own, of: caller)
            }
            let body = try await call.body(stage, caller, whose)
            let before = try log.head()
            let status = try await asking.ask(method, caller.token, body).status
            guard status.code == 0 else {
                reasons.append(status.reason)
                continue
            }
            return Set(try log.entries(after: before).map(\.action))
        }
        Issue.record("\(method) was not taken: \(reasons)")
        return []
    }
}

/// Reads a server's audit log.
struct LogReading {
    private let server: TestServer

    init(_ server: TestServer) { self.server = server }

    func head() throws -> Int64 { try self.server.store.point { try $0.auditHead().seq } }

    func entries(after seq: Int64) throws -> [AuditEntry] {
        try self.server.store.point { try $0.auditRows(after: seq, limit: 1_000) }.map { row in
            guard case .record(let record) = row else { throw StorageFault(.corrupt, "a row") }
            return try #require(record.fields.entry)
        }
    }
}
