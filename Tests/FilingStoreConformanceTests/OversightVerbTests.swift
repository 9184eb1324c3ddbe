// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

/// Second looks, hand-overs and who is kept from a filing, as they are stored.
@Suite struct OversightVerbTests {
    private static let start = Fixture.start

    /// A filing that somebody of the staff holds.
    private static func held(
        _ number: Int, by reviewer: AccountID, in transaction: Transaction
    ) throws -> Filing {
        let draft = try transaction.draft(of: try transaction.applicant(number))
        let pending = try transaction.submit(draft, at: Self.start)
        return try transaction.claim(pending, by: reviewer, at: Self.start)
    }

    private static func propose(
        _ filing: Filing, by reviewer: AccountID, in transaction: Transaction
    ) throws -> Filing {
        let claim = try #require(filing.claim)
        let change = try filing.decided(
            .reject(reasons: [.forged], text: "章是画的"), claim: claim.id, by: reviewer,
            role: .reviewer, seen: filing.revision, draw: .passes, among: Fixture.supervisors,
            now: Self.start,
            calendar: Fixture.calendar)
        try transaction.save(
            change, expecting: filing.revision, step: Fixture.sealed("proposed"))
        return change.filing
    }

    @Test(arguments: Engine.available)
    func `a decision that waits is kept with its filing and found again whole`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (waiting, reviewer) = try await store.write { transaction in
                let reviewer = try transaction.reviewer("first")
                let held = try Self.held(1, by: reviewer, in: transaction)
                return (try Self.propose(held, by: reviewer, in: transaction), reviewer)
            }
            let stored = try store.point { try $0.filing(waiting.id) }
            #expect(stored == waiting)
            let look = try #require(stored.secondLook)
            #expect(look.proposer == reviewer)
            let record = try store.point { try $0.proposal(look, of: waiting.id) }
            #expect(record.decision == Fixture.sealed("proposed"))
            #expect(record.proposer == "first")
            #expect(record.role == .reviewer)
            #expect(record.at == Self.start)
            // The history tells the applicant nothing of it.
            let line = try store.point { try $0.history(of: waiting.id, limit: 1) }.last
            #expect(line?.action == .propose)
            #expect(line?.words == nil && line?.reasons.isEmpty == true)
            #expect(try store.point { try $0.lastDecision(on: waiting.id) } == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a proposal without its sealed call is stored as little as a call without a proposal`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (held, reviewer) = try await store.write { transaction in
                let reviewer = try transaction.reviewer("first")
                return (try Self.held(1, by: reviewer, in: transaction), reviewer)
            }
            let claim = try #require(held.claim)
            func change(_ decision: ReviewDecision) throws -> FilingChange {
                try held.decided(
                    decision, claim: claim.id, by: reviewer, role: .reviewer,
                    seen: held.revision, draw: .passes, among: Fixture.supervisors, now: Self.start,
                    calendar: Fixture.calendar)
            }
            let cases: [(FilingChange, Sealed?)] = [
                (try change(.reject(reasons: [.forged], text: "")), nil),
                (try change(.approve(text: "")), Fixture.sealed("x")),
            ]
            for (change, step) in cases {
                let fault = await #expect(throws: StorageFault.self) {
                    try await store.write {
                        try $0.save(change, expecting: held.revision, step: step)
                    }
                }
                #expect(fault?.kind == .constraint)
                #expect(try store.point { try $0.filing(held.id) } == held)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the database itself keeps one person from both parts of a decision`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (waiting, reviewer) = try await store.write { transaction in
                let reviewer = try transaction.reviewer("first")
                let held = try Self.held(1, by: reviewer, in: transaction)
                return (try Self.propose(held, by: reviewer, in: transaction), reviewer)
            }
            let look = try #require(waiting.secondLook)
            func settle(by person: AccountID) async throws -> Int {
                try await store.write { transaction in
                    try transaction.execute(
                        .secondLookSettle,
                        [
                            "result": .code(SecondLookResult.confirmed),
                            "settled_ms": .instant(Self.start), "settled_by_id": .id(person),
                            "filing_id": .id(waiting.id), "revision": .revision(look.proposal),
                        ])
                }
            }
            let fault = await #expect(throws: StorageFault.self) {
                _ = try await settle(by: reviewer)
            }
            #expect(fault?.kind == .constraint)
            #expect(try await settle(by: AccountID(rawValue: 99)) == 1)
            // And only once.
            #expect(try await settle(by: AccountID(rawValue: 98)) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `who is kept from a filing is known after it is read again, and after its decision`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (filing, first) = try await store.write { transaction in
                let first = try transaction.reviewer("first")
                let second = try transaction.reviewer("second")
                var filing = try Self.held(1, by: first, in: transaction)
                for (person, sayer, role) in [
                    (first, first, Role.reviewer), (second, AccountID(rawValue: 77), .supervisor),
                ] {
                    let change = try #require(
                        try filing.recused(
                            person, by: sayer, role: role, among: Fixture.supervisors, text: "亲属",
                            seen: filing.revision,
                            now: Self.start))
                    try transaction.save(
                        change, expecting: filing.revision, step: Fixture.sealed("why"))
                    filing = change.filing
                }
                return (filing, first)
            }
            let stored = try store.point { try $0.filing(filing.id) }
            #expect(stored == filing)
            #expect(stored.recused.count == 2)
            #expect(stored.runningClaim(at: Self.start) == nil)
            let notes = try store.point { try $0.handovers(of: filing.id, limit: 10) }
            #expect(notes.map(\.kind) == [.recused, .recused])
            #expect(notes.map(\.by) == ["first", nil])
            #expect(notes.map(\.subject) == ["first", "second"])
            #expect(notes.map(\.words) == [Fixture.sealed("why"), Fixture.sealed("why")])
            #expect(try store.point { try $0.handovers(of: filing.id, limit: 1) } == [notes[1]])
            let decided = try await store.write { transaction in
                let third = try transaction.reviewer("third")
                let held = try transaction.claim(stored, by: third, at: Self.start)
                return try transaction.decide(
                    held, .approve(text: ""), by: third, at: Self.start)
            }
            #expect(decided.recused.contains(first))
            #expect(try store.point { try $0.filing(filing.id) } == decided)
        }
    }

    @Test(arguments: Engine.available)
    func `the queue tells the stage, and what is free leaves out what one could not claim`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (ids, me, proposer) = try await store.write { transaction in
                let me = try transaction.reviewer("me-me")
                let proposer = try transaction.reviewer("proposer")
                let fresh = try transaction.submit(
                    try transaction.draft(of: try transaction.applicant(1)), at: Self.start)
                let waiting = try Self.propose(
                    try Self.held(2, by: proposer, in: transaction), by: proposer,
                    in: transaction)
                let held = try Self.held(3, by: me, in: transaction)
                let kept = try #require(
                    try held.recused(
                        me, by: me, role: .reviewer, among: Fixture.supervisors, text: "亲属",
                        seen: held.revision,
                        now: Self.start))
                try transaction.save(
                    kept, expecting: held.revision, step: Fixture.sealed("why"))
                return ([fresh.id, waiting.id, held.id], me, proposer)
            }
            func queue(_ filter: QueueFilter) throws -> [QueuedFiling] {
                try store.point { try $0.queue(filter, after: .start, limit: 9) }
            }
            func queue(
                _ stage: ReviewStage? = nil, free person: AccountID? = nil,
                _ role: Role = .reviewer
            ) throws -> [FilingID] {
                try queue(
                    QueueFilter(
                        region: Fixture.beijing, level: nil,
                        free: person.map { .init(for: $0, role: role, at: Self.start) },
                        stage: stage)
                ).map(\.id)
            }
            #expect(try queue() == ids)
            #expect(try queue(.first) == [ids[0], ids[2]])
            #expect(try queue(.second) == [ids[1]])
            #expect(try queue(free: me) == [ids[0]])
            #expect(try queue(free: me, .supervisor) == [ids[0], ids[1]])
            #expect(try queue(free: proposer) == [ids[0], ids[2]])
            #expect(try queue(free: proposer, .supervisor) == [ids[0], ids[2]])
            #expect(try queue(.second, free: me).isEmpty)
            let entries = try queue(QueueFilter(region: Fixture.beijing, level: nil, free: nil))
            #expect(entries.map(\.isSecondLook) == [false, true, false])
        }
    }
}
