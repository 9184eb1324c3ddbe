// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
@testable import FilingDomain
import FilingStore
import FilingTestKit
import Testing

/// A filing put into any state, for tries of everything that can be called.
struct StatePlace {
    let server: TestServer
    let owner: TestServer.Person
    let clerk: TestServer.Person
    let applicant: FilingClient
    let reviewer: FilingClient
    let supervisor: FilingClient

    static func run(_ body: (StatePlace) async throws -> Void) async throws {
        try await TestServer.run { server in
            let owner = try await server.applicant()
            let clerk = try await server.staff("clerk")
            let place = StatePlace(
                server: server, owner: owner, clerk: clerk,
                applicant: server.client(token: owner.token),
                reviewer: server.client(token: clerk.token),
                supervisor: server.client(
                    token: try await server.staff("head", .supervisor).token))
            try await place.applicant.stateProfile()
            try await place.applicant.agreeToImages()
            try await body(place)
            await place.applicant.close()
            await place.reviewer.close()
            await place.supervisor.close()
        }
    }

    /// A complete filing that is in a state, as rows of the store; `isHeld` by the clerk.
    func filing(
        in state: FilingState, isHeld: Bool, of other: TestServer.Person? = nil
    ) async throws -> Filing {
        let draft = try await self.server.completeDraft(of: (other ?? self.owner).account)
        let now = self.server.clock.now()
        let clerk = self.clerk.account
        return try await self.server.store.write { transaction in
            var filing = draft
            let steps: [FilingState] =
                switch state {
                case .draft: []
                case .pending, .supplement, .approved: [state]
                case .rejected, .withdrawn, .lapsed: [.pending, state]
                // The registration system is told of an approval before it is of its end.
                case .revoked: [.approved, state]
                }
            for step in steps {
                let change = try Self.forced(filing, into: step, now: now)
                try transaction.save(change, expecting: filing.revision)
                filing = change.filing
            }
            if isHeld {
                let claim = try #require(
                    try filing.claimed(by: clerk, role: .reviewer, now: now))
                try transaction.save(claim, expecting: filing.revision)
            }
            return try transaction.filing(draft.id)
        }
    }

    /// The state by force: no rule of the table is asked.
    private static func forced(
        _ filing: Filing, into state: FilingState, now: Instant
    ) throws -> FilingChange {
        let before = Instant(ms: now.ms - 1_000)
        let forced = Filing(
            id: filing.id, number: filing.number, owner: filing.owner, exam: filing.exam,
            level: filing.level, region: filing.region, state: state,
            revision: filing.revision.next, stateSince: before, createdAt: filing.createdAt,
            submittedAt: before, claim: nil, supplementKinds: [],
            supplementDeadline: state == .supplement
                ? SupplementDeadline(set: now + .day, since: before, extensions: []) : nil,
            clock: .none)
        let items =
            state == .supplement
            ? [try SupplementItem(kind: .workProof, reason: .noSeal, text: "")] : []
        return FilingChange(
            filing: forced,
            entry: HistoryEntry(
                forced, state == .supplement ? .supplement : .submit, by: .applicant, at: before,
                judgement: Judgement(reasons: [], text: "", items: items)),
            seat: state.isLive ? .keep : .free)
    }

    /// Ends a filing by force, so that its owner may have another.
    func end(_ filing: Filing) async throws {
        let present = try self.server.store.point { try $0.filing(filing.id) }
        guard present.state.isLive else { return }
        let change = try Self.forced(present, into: .withdrawn, now: self.server.clock.now())
        try await self.server.store.write {
            try $0.save(change, expecting: present.revision)
        }
    }

    /// Everything that is stored of a filing and its history.
    func stored(_ filing: Filing) throws -> (filing: Filing, history: [HistoryRecord]) {
        try self.server.store.point {
            (try $0.filing(filing.id), try $0.history(of: filing.id, limit: 10_000))
        }
    }
}
