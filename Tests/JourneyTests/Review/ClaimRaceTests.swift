// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore
import FilingTestKit
import Foundation
import Testing

/// Two reviewers never hold one filing, by what they were told and by what is written down.
///
/// Source: domain.md section 9.
@Suite(.timeLimit(.minutes(60)), .serialized) struct ClaimRaceTests {
    private static let isSlow =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] != nil
    private static let filings = isSlow ? 1_000 : 120
    private static let reviewers = 32
    private static let seeds: [UInt64] = isSlow ? Array(1...20) : [1, 2]

    private static let decisions: Set<FilingAction> = [.approve, .reject, .supplement]

    @Test(arguments: seeds)
    func `thirty-two reviewers decide every filing once, and no two hold one at a time`(
        seed: UInt64
    ) async throws {
        try await TestServer.run { server in
            let people = try await server.ready.make(0..<Self.filings, at: server.clock.now())
            try await server.ready.handIn(people, at: server.clock.now())
            let testimony = ClaimTestimony()
            try await Self.race(on: server, seed: seed, testimony)

            let leases = testimony.leases
            #expect(Set(leases.keys) == Set(people.map(\.number)))
            // The race was one: some filings changed hands before they were decided.
            #expect(leases.values.contains { $0.count > 1 })
            for one in people {
                let told = leases[one.number] ?? []
                let contradiction = ClaimTestimony.contradiction(in: told)
                #expect(contradiction == nil, "\(one.number): \(contradiction ?? "")")
                #expect(told.flatMap(\.decisions).count == 1, "\(one.number)")
                try Self.expectHistory(of: one, told, on: server)
            }
            let left = try await server.store.read { snapshot in
                try people.count { try snapshot.filing($0.filing).state == .pending }
            }
            #expect(left == 0)
        }
    }

    /// Each with a session and a connection of their own, until nothing waits.
    private static func race(
        on server: TestServer, seed: UInt64, _ testimony: ClaimTestimony
    ) async throws {
        var reviewers: [RacingReviewer] = []
        for name in 0..<Self.reviewers {
            reviewers.append(
                RacingReviewer(
                    name, token: try await server.staff("reviewer-\(name)").token, seed: seed,
                    server, testimony))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for reviewer in reviewers {
                group.addTask {
                    var reviewer = reviewer
                    try await reviewer.work()
                }
            }
            try await group.waitForAll()
        }
    }

    /// What is written down of a filing is what its reviewers were told, and nothing else.
    private static func expectHistory(
        of one: ReadyApplicants.One, _ told: [ClaimTestimony.Lease], on server: TestServer
    ) throws {
        let lines = try server.store.point { try $0.history(of: one.filing, limit: 10_000) }
        #expect(lines.prefix(2).map(\.action) == [.create, .submit])
        #expect(lines.map(\.revision.rawValue) == (1...UInt64(max(1, lines.count))).map { $0 })
        let claims = lines.filter { $0.action == .claim }
        #expect(claims.map(\.revision.rawValue) == told.map(\.claim), "\(one.number)")
        #expect(claims.map(\.at.ms) == told.map(\.grantedMs), "\(one.number)")
        let decided = lines.filter { Self.decisions.contains($0.action) }
        #expect(decided.map(\.revision.rawValue) == told.flatMap(\.decisions), "\(one.number)")
        #expect(lines.last?.revision == decided.last?.revision, "\(one.number)")
        let returned = lines.count { $0.action == .release }
        #expect(lines.count == 2 + claims.count + decided.count + returned, "\(one.number)")
        // Giving back a lost claim is answered with yes, and leaves no line.
        #expect(returned <= told.count { $0.returnAsked != nil }, "\(one.number)")
    }
}

/// What the race is judged by tells right from wrong.
struct ClaimTestimonyTests {
    /// Reviewer 0 holds claim 3 from 0 to the end of the lease; reviewer 1 is granted claim 4 then.
    private static func contradiction(
        grantedMs: Int64, returnedBefore: Bool = false, decided: Bool = false, claim: UInt64 = 4
    ) -> String? {
        let testimony = ClaimTestimony()
        let lease = ClaimTestimony.leaseMs
        testimony.keep(
            0, "A", claim: 3, .holds(untilMs: lease), asked: testimony.place())
        if returnedBefore {
            testimony.keep(0, "A", claim: 3, .returned, asked: testimony.place())
        }
        if decided {
            testimony.keep(
                0, "A", claim: 3, .decided(revision: 9), asked: testimony.place())
        }
        testimony.keep(
            1, "A", claim: claim, .holds(untilMs: grantedMs + lease), asked: testimony.place())
        return ClaimTestimony.contradiction(in: testimony.leases["A"] ?? [])
    }

    @Test func `two who hold a filing at a time contradict each other`() {
        let lease = ClaimTestimony.leaseMs
        #expect(Self.contradiction(grantedMs: lease) == nil)
        #expect(Self.contradiction(grantedMs: lease - 1) != nil)
        #expect(Self.contradiction(grantedMs: lease - 1, returnedBefore: true) == nil)
        #expect(Self.contradiction(grantedMs: lease, decided: true) != nil)
        #expect(Self.contradiction(grantedMs: lease, claim: 3) != nil)
    }
}
