// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Foundation
import Testing

/// Random histories of many hands on one filing, against what a plain list of who said what allows.
struct TwoPersonsTests {
    private static let seeds: Range<UInt64> =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? 0..<8 : 0..<200
    private static let steps = 3_000

    /// Three reviewers and three supervisors.
    private static let staff: [Reviewer] = (1...6).map {
        Reviewer(account: AccountID(rawValue: 100 + $0), role: $0 <= 3 ? .reviewer : .supervisor)
    }

    private static let supervisors = Set(
        Self.staff.filter { $0.role == .supervisor }.map(\.account))

    /// What somebody said last, by the test's own memory.
    private struct Said {
        let person: Reviewer
        let decision: ReviewDecision
    }

    /// One filing with what the test knows of it.
    private struct Run {
        var random: SeededGenerator
        var now = FilingFixture.now
        var filing: Filing
        /// The decision that waits; nil if none does.
        var proposal: Said?
        /// Who was named as partial.
        var partial: Set<AccountID> = []
        var taken: [FilingAction: Int] = [:]
        var forgedByTwo = 0

        init(seed: UInt64) throws {
            self.random = SeededGenerator(state: seed)
            self.filing = try FilingFixture.filing(in: .pending)
        }

        mutating func pick<Value>(_ values: [Value]) throws -> Value {
            try #require(values.randomElement(using: &self.random))
        }
    }

    private static func decisions() throws -> [ReviewDecision] {
        let clean = try SupplementItem(kind: .workProof, reason: .noSeal, text: "")
        let forged = try SupplementItem(kind: .education, reason: .forged, text: "")
        return [
            .approve(text: ""), .reject(reasons: [.unreadable], text: ""),
            .reject(reasons: [.forged], text: "一"),
            .reject(reasons: [.unreadable, .forged], text: ""),
            .supplement(items: [clean], reasons: [], text: ""),
            .supplement(items: [clean, forged], reasons: [], text: ""),
            .supplement(items: [clean], reasons: [.forged], text: ""),
        ]
    }

    /// Whether a history line tells the applicant of a forgery: looked for by hand.
    private static func saysForged(_ judgement: Judgement) -> Bool {
        judgement.reasons.contains(.forged)
            || judgement.items.contains { $0.reason == .forged }
    }

    @Test(arguments: Self.seeds)
    func `no word of a forgery takes effect by one person, whatever is tried in which order`(
        seed: UInt64
    ) throws {
        let decisions = try Self.decisions()
        var run = try Run(seed: seed)
        for _ in 0..<Self.steps { try Self.step(&run, decisions) }
        // The walk has met what it is about.
        for action in [
            FilingAction.claim, .release, .propose, .approve, .reject, .supplement, .reassign,
        ] {
            #expect(run.taken[action, default: 0] > 0, "\(action)")
        }
        #expect(run.forgedByTwo > 0)
    }

    private static func step(_ run: inout Run, _ decisions: [ReviewDecision]) throws {
        run.now = run.now + .minutes(Int64(run.random.next() % 4))
        let person = try run.pick(Self.staff)
        let decision = try run.pick(decisions)
        let before = run.filing
        do {
            guard let change = try Self.act(person, decision, &run) else { return }
            run.filing = change.filing
            run.taken[change.entry.action, default: 0] += 1
            try Self.judge(change, by: person, decision, before: before, &run)
        } catch let refusal as Refusal {
            #expect(run.filing == before, "\(refusal.reason.token)")
        }
    }

    private static func act(
        _ person: Reviewer, _ decision: ReviewDecision, _ run: inout Run
    ) throws -> FilingChange? {
        let filing = run.filing
        // Mostly the lease there is, sometimes one that never was.
        let claim = run.random.next() % 8 == 0 ? ClaimID(rawValue: 1) : filing.claim?.id
        let lease = claim ?? ClaimID(rawValue: 1)
        switch run.random.next() % 10 {
        case 0..<4:
            return try filing.claimed(by: person.account, role: person.role, now: run.now)
        case 4, 5:
            return try filing.decided(
                decision, claim: lease, by: person.account, role: person.role,
                seen: filing.revision, draw: try run.pick(SecondLookDraw.allCases),
                among: Self.supervisors,
                now: run.now, calendar: FilingFixture.calendar)
        case 6, 7:
            // The store hands out what was proposed; the test has kept it.
            return try filing.confirmed(
                run.proposal?.decision ?? decision, claim: lease, by: person.account,
                role: person.role, seen: filing.revision, now: run.now,
                calendar: FilingFixture.calendar)
        case 8 where person.role == .supervisor:
            let target = try run.pick(Self.staff.map(Optional.some) + [nil])
            return try filing.reassigned(
                to: target, by: person.account, role: person.role, text: "x", seen: filing.revision,
                now: run.now)
        case 9 where run.random.next() % 40 == 0:
            // Two of the six at most: somebody must be left.
            let target = try run.pick([Self.staff[0], Self.staff[3]])
            let change = try filing.recused(
                target.account, by: person.account, role: person.role, among: Self.supervisors,
                text: "x", seen: filing.revision, now: run.now)
            if change != nil { run.partial.insert(target.account) }
            return change
        default:
            return try filing.released(
                lease, by: person.account, role: person.role, now: run.now)
        }
    }

    /// What the rules say, from the test's own memory.
    private static func judge(
        _ change: FilingChange, by person: Reviewer, _ decision: ReviewDecision, before: Filing,
        _ run: inout Run
    ) throws {
        let entry = change.entry
        if let holder = change.filing.runningClaim(at: run.now)?.holder {
            #expect(!run.partial.contains(holder))
            if let proposal = run.proposal, entry.action != .propose {
                let role = Self.staff.first { $0.account == holder }?.role
                #expect(holder != proposal.person.account && role == .supervisor)
            }
        }
        switch entry.action {
        case .propose:
            #expect(entry.state == .pending && entry.judgement == .none)
            run.proposal = Said(person: person, decision: decision)
        case .approve, .reject, .supplement:
            #expect(!run.partial.contains(person.account))
            if Self.saysForged(entry.judgement) {
                let proposal = try #require(run.proposal, "forged by one person alone")
                #expect(proposal.person.account != person.account)
                #expect(person.role == .supervisor)
                #expect(proposal.decision.says(.forged))
                run.forgedByTwo += 1
            }
            if let proposal = run.proposal {
                #expect(proposal.person.account != person.account)
            }
            run.proposal = nil
            run.filing = try Self.again(change.filing, now: run.now)
        default:
            #expect(entry.judgement == .none && entry.state == .pending)
        }
    }

    /// The same filing handed in once more, so that the walk goes on.
    private static func again(_ filing: Filing, now: Instant) throws -> Filing {
        Filing(
            id: filing.id, number: filing.number, owner: filing.owner, exam: filing.exam,
            level: filing.level, region: filing.region, state: .pending,
            revision: filing.revision.next, stateSince: now, createdAt: filing.createdAt,
            submittedAt: now, claim: nil, supplementKinds: [], supplementDeadline: nil,
            clock: ReviewClock.none.started(at: now, by: FilingFixture.calendar),
            recused: filing.recused)
    }
}
