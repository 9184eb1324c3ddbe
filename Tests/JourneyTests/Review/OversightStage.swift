// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingStore
import FilingTestKit
import Testing

/// A server with the staff of a region, who decide one filing after the other.
struct OversightStage {
    let server: TestServer
    let reviewer: FilingClient
    let head: FilingClient
    let deputy: FilingClient
    let far: FilingClient

    /// - Parameter percent: of a hundred decisions, how many chance sends to a supervisor.
    static func run(percent: Int, _ body: (OversightStage) async throws -> Void) async throws {
        try await TestServer.run(outside: .init(plan: .sampling(percent: percent))) { server in
            let stage = OversightStage(
                server: server,
                reviewer: server.client(token: try await server.staff("clerk").token),
                head: server.client(token: try await server.staff("head", .supervisor).token),
                deputy: server.client(token: try await server.staff("deputy", .supervisor).token),
                far: server.client(
                    token: try await server.staff("far-head", .supervisor, region: "44").token))
            try await body(stage)
            for client in [stage.reviewer, stage.head, stage.deputy, stage.far] {
                await client.close()
            }
        }
    }

    /// A filing that waits, with its owner's client.
    func filed(_ serial: Int) async throws -> (number: String, applicant: FilingClient) {
        let applicant = self.server.client(
            token: try await self.server.applicant(phone: "138\(10_000_000 + serial)").token)
        try await applicant.stateProfile(
            identity: FilingV1.Identity(
                name: "林样文", idNumber: InventedNumber.idNumber(serial: serial)))
        let number = try await applicant.openDraft()
        try await applicant.uploadEverything(to: number)
        try await applicant.submitNow(number)
        return (number, applicant)
    }

    /// A filing of the region as its supervisor sees it in the queue.
    func queued(_ number: String) async throws -> FilingV1.QueueEntry {
        let queue = try await self.head.review.queue(.init())
        return try #require(queue.entries.first { $0.filingNumber == number })
    }

    /// Claims a filing and decides it.
    @discardableResult
    func decide(
        _ number: String, by client: FilingClient, _ outcome: FilingV1.Outcome,
        reasons: [FilingV1.ReviewReason] = [], text: String = "",
        items: [FilingV1.SupplementItem] = []
    ) async throws -> FilingV1.DecideReply {
        let claim = try await client.review.claim(.init(filingNumber: number))
        return try await client.review.decide(
            .init(
                filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                outcome: outcome, reasons: reasons, text: text, items: items))
    }

    /// Claims a filing and confirms what was proposed.
    @discardableResult
    func confirm(
        _ number: String, by client: FilingClient
    ) async throws -> FilingV1.DecideReply {
        let claim = try await client.review.claim(.init(filingNumber: number))
        return try await client.review.confirm(
            .init(filingNumber: number, claimID: claim.claimID, revision: claim.revision))
    }

    /// The reason that a call is refused with.
    static func reason(_ body: () async throws -> some Sendable) async -> String? {
        await #expect(throws: FilingError.self) { _ = try await body() }?.reason
    }

    /// The actions of the audit log since a row.
    func audited(since head: Int64) throws -> [AuditAction] {
        try LogReading(self.server).entries(after: head).map(\.action)
    }
}
