// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// Decisions that wait for a second person.
///
/// Source: domain.md section 9, "Second look".
struct SecondLookTests {
    private static let now = FilingFixture.now
    private static let supervisor = AccountID(rawValue: 20)
    private static let chief = AccountID(rawValue: 21)

    private static func item(_ reason: ReviewReason) throws -> SupplementItem {
        try SupplementItem(kind: .workProof, reason: reason, text: "")
    }

    private static func decide(
        _ filing: Filing, _ decision: ReviewDecision, by reviewer: AccountID,
        _ role: Role = .reviewer, draw: SecondLookDraw = .passes, now: Instant = Self.now
    ) throws -> FilingChange {
        let claim = try #require(filing.claim)
        return try filing.decided(
            decision, claim: claim.id, by: reviewer, role: role, seen: filing.revision,
            draw: draw, among: FilingFixture.supervisors, now: now, calendar: FilingFixture.calendar
        )
    }

    private static func confirm(
        _ filing: Filing, _ decision: ReviewDecision, by supervisor: AccountID,
        now: Instant = Self.now
    ) throws -> FilingChange {
        let claim = try #require(filing.claim)
        return try filing.confirmed(
            decision, claim: claim.id, by: supervisor, role: .supervisor, seen: filing.revision,
            now: now, calendar: FilingFixture.calendar)
    }

    /// A filing with a decision that waits, held by the supervisor.
    private static func looked(
        at decision: ReviewDecision, draw: SecondLookDraw = .picked
    ) throws -> Filing {
        let waiting = try Self.decide(
            try FilingFixture.claimed(), decision, by: FilingFixture.reviewer, draw: draw
        ).filing
        return try #require(
            try waiting.claimed(by: Self.supervisor, role: .supervisor, now: Self.now)
        ).filing
    }

    private static func reason(_ body: () throws -> some Any) -> Reason? {
        #expect(throws: Refusal.self) { _ = try body() }?.reason
    }

    @Test(
        arguments: SecondLookDraw.allCases,
        [
            ReviewDecision.reject(reasons: [.forged], text: ""),
            .reject(reasons: [.unreadable, .forged], text: "章是画的"),
        ])
    func `a rejection that says FORGED always waits`(
        draw: SecondLookDraw, decision: ReviewDecision
    ) throws {
        let claimed = try FilingFixture.claimed()
        let change = try Self.decide(
            claimed, decision, by: FilingFixture.reviewer, draw: draw)
        #expect(change.filing.state == .pending)
        #expect(change.filing.claim == nil)
        #expect(change.filing.clock == claimed.clock)
        #expect(change.filing.submittedAt == claimed.submittedAt)
        #expect(change.filing.secondLook?.proposer == FilingFixture.reviewer)
        #expect(change.filing.secondLook?.cause == .forged)
        #expect(change.filing.secondLook?.proposal == change.filing.revision)
        // What the applicant can read of it, and what is done to them by it: nothing.
        #expect(change.entry.action == .propose)
        #expect(change.entry.judgement == .none)
        #expect(change.entry.due == nil)
        #expect(change.notice == nil)
        #expect(change.reminders.isEmpty)
        #expect(change.told == nil)
        #expect(change.seat == .keep)
        #expect(change.filing.turn(at: Self.now) == .supervisor)
    }

    @Test func `a supplement that says FORGED waits, by its reasons or by one of its items`() throws
    {
        let decisions: [ReviewDecision] = [
            .supplement(items: [try Self.item(.forged)], reasons: [], text: ""),
            .supplement(items: [try Self.item(.noSeal)], reasons: [.forged], text: ""),
        ]
        for decision in decisions {
            let change = try Self.decide(
                try FilingFixture.claimed(), decision, by: FilingFixture.reviewer)
            #expect(change.filing.secondLook?.cause == .forged)
            #expect(change.filing.supplementKinds.isEmpty)
            #expect(change.filing.supplementDeadline == nil)
        }
    }

    @Test func `whatever chance picks waits, and nothing else does`() throws {
        let decisions: [ReviewDecision] = [
            .approve(text: ""), .reject(reasons: [.unreadable], text: ""),
            .supplement(items: [try Self.item(.noSeal)], reasons: [], text: ""),
        ]
        for decision in decisions {
            let claimed = try FilingFixture.claimed()
            let picked = try Self.decide(
                claimed, decision, by: FilingFixture.reviewer, draw: .picked)
            #expect(picked.filing.secondLook?.cause == .sample)
            let passed = try Self.decide(claimed, decision, by: FilingFixture.reviewer)
            #expect(passed.filing.secondLook == nil)
            #expect(passed.filing.state != .pending)
        }
    }

    @Test func `a decision that lacks something is refused, not proposed`() throws {
        let claimed = try FilingFixture.claimed()
        let yesterday = try #require(Self.now.dateInChina.adding(days: -1))
        let lacking: [(ReviewDecision, Reason)] = [
            (.reject(reasons: [.forged, .other], text: ""), .textRequired),
            (
                .supplement(
                    items: [try Self.item(.forged)], reasons: [], text: "", lastDay: yesterday),
                .supplementDueInvalid
            ),
        ]
        for (decision, reason) in lacking {
            #expect(
                Self.reason {
                    try Self.decide(
                        claimed, decision, by: FilingFixture.reviewer, draw: .picked)
                } == reason)
        }
    }

    @Test
    func `only a supervisor who did not propose it takes a filing with a decision that waits`()
        throws
    {
        let waiting = try Self.decide(
            try FilingFixture.claimed(), .approve(text: ""), by: FilingFixture.reviewer,
            draw: .picked
        ).filing
        for (person, role) in [
            (FilingFixture.reviewer, Role.reviewer), (FilingFixture.reviewer, .supervisor),
            (FilingFixture.other, .reviewer),
        ] {
            #expect(
                Self.reason { try waiting.claimed(by: person, role: role, now: Self.now) }
                    == .secondLookPending)
        }
        let held = try waiting.claimed(by: Self.supervisor, role: .supervisor, now: Self.now)
        #expect(held?.filing.claim?.holder == Self.supervisor)
        #expect(held?.filing.secondLook == waiting.secondLook)
    }

    @Test func `while it waits its applicant can neither edit nor withdraw nor leave`() throws {
        let waiting = try Self.decide(
            try FilingFixture.claimed(), .approve(text: ""), by: FilingFixture.reviewer,
            draw: .picked
        ).filing
        let late = Self.now + .hours(100)
        #expect(
            Self.reason {
                try waiting.edited(FilingFixture.form(), seen: waiting.revision, now: late)
            } == .editClosed)
        #expect(
            Self.reason { try waiting.withdrawn(seen: waiting.revision, now: late) }
                == .editClosed)
        #expect(Self.reason { try waiting.closing(.keeps, now: late) } == .closingWaits)
    }

    @Test(arguments: [
        (ReviewDecision.approve(text: "好"), FilingState.approved),
        (.reject(reasons: [.forged], text: "章是画的"), .rejected),
    ])
    func `confirming lets exactly what was proposed take effect`(
        decision: ReviewDecision, state: FilingState
    ) throws {
        let held = try Self.looked(at: decision)
        let change = try Self.confirm(held, decision, by: Self.supervisor)
        #expect(change.filing.state == state)
        #expect(change.filing.secondLook == nil)
        #expect(change.entry.role == .supervisor)
        guard case .decided(let outcome) = change.step else {
            Issue.record("no outcome")
            return
        }
        #expect(outcome.result == .confirmed)
        #expect(outcome.look == held.secondLook)
        #expect(outcome.submittedAt == held.submittedAt)
        #expect(outcome.due == held.clock.due)
        guard case .reject(let reasons, let text, _) = decision else { return }
        #expect(change.entry.judgement.reasons == reasons)
        #expect(change.entry.judgement.text == text)
    }

    @Test func `a supplement without a day is due by the usual days from its confirmation on`()
        throws
    {
        let decision = ReviewDecision.supplement(
            items: [try Self.item(.noSeal)], reasons: [], text: "")
        let held = try Self.looked(at: decision)
        let later = Self.now + .minutes(10)
        let change = try Self.confirm(held, decision, by: Self.supervisor, now: later)
        #expect(change.filing.supplementKinds == [.workProof])
        let usual = try SupplementDeadline(
            asked: later, lastDay: nil, by: FilingFixture.calendar)
        #expect(change.filing.supplementDeadline == usual)
    }

    @Test func `a day that has come too near is refused at the confirmation`() throws {
        let today = Self.now.dateInChina
        let day = try FilingFixture.calendar.workingDay(2, after: today)
        let decision = ReviewDecision.supplement(
            items: [try Self.item(.noSeal)], reasons: [], text: "", lastDay: day)
        let waiting = try Self.decide(
            try FilingFixture.claimed(), decision, by: FilingFixture.reviewer, draw: .picked
        ).filing
        let later = Instant(
            startOf: try FilingFixture.calendar.workingDay(1, after: today))
        let held = try #require(
            try waiting.claimed(by: Self.supervisor, role: .supervisor, now: later)
        ).filing
        #expect(
            Self.reason { try Self.confirm(held, decision, by: Self.supervisor, now: later) }
                == .supplementDueInvalid)
    }

    @Test func `a supervisor who decides otherwise overrules at once and is never picked again`()
        throws
    {
        let held = try Self.looked(at: .reject(reasons: [.unreadable], text: ""))
        let change = try Self.decide(
            held, .approve(text: ""), by: Self.supervisor, .supervisor, draw: .picked)
        #expect(change.filing.state == .approved)
        guard case .decided(let outcome) = change.step else {
            Issue.record("no outcome")
            return
        }
        #expect(outcome.result == .changed)
    }

    @Test func `a supervisor's own FORGED needs one more supervisor, whatever waited before`()
        throws
    {
        let forged = ReviewDecision.reject(reasons: [.forged], text: "")
        for first in [ReviewDecision.approve(text: ""), forged] {
            let held = try Self.looked(at: first)
            let change = try Self.decide(held, forged, by: Self.supervisor, .supervisor)
            #expect(change.filing.state == .pending)
            #expect(change.filing.secondLook?.proposer == Self.supervisor)
            guard case .proposed(_, _, let replaced) = change.step else {
                Issue.record("no proposal")
                return
            }
            #expect(replaced == held.secondLook)
            let waiting = change.filing
            #expect(
                Self.reason {
                    try waiting.claimed(by: Self.supervisor, role: .supervisor, now: Self.now)
                } == .secondLookPending)
            let third = try #require(
                try waiting.claimed(by: Self.chief, role: .supervisor, now: Self.now)
            ).filing
            #expect(
                try Self.confirm(third, forged, by: Self.chief).filing.state == .rejected)
        }
    }

    @Test func `confirming needs a claim, a decision that waits, and the present revision`() throws
    {
        let approve = ReviewDecision.approve(text: "")
        let held = try Self.looked(at: approve)
        let claim = try #require(held.claim)
        func confirm(
            _ filing: Filing, by person: AccountID = Self.supervisor, role: Role = .supervisor,
            seen: Revision? = nil, now: Instant = Self.now
        ) -> Reason? {
            Self.reason {
                try filing.confirmed(
                    approve, claim: claim.id, by: person, role: role,
                    seen: seen ?? filing.revision, now: now, calendar: FilingFixture.calendar)
            }
        }
        #expect(confirm(held, by: Self.chief) == .claimRequired)
        #expect(confirm(held, now: Self.now + Claim.lease) == .claimLost)
        #expect(confirm(held, seen: Revision(rawValue: 1)) == .revisionConflict)
        let first = try #require(
            try FilingFixture.filing(in: .pending).claimed(
                by: Self.supervisor, role: .supervisor, now: Self.now)
        ).filing
        let own = try #require(first.claim)
        #expect(
            Self.reason {
                try first.confirmed(
                    approve, claim: own.id, by: Self.supervisor, role: .supervisor,
                    seen: first.revision, now: Self.now, calendar: FilingFixture.calendar)
            } == .secondLookNone)
    }

    @Test func `nothing waits for somebody whom the region has not`() throws {
        let claimed = try FilingFixture.claimed()
        let claim = try #require(claimed.claim)
        // Nobody, the reviewer alone, and the applicant.
        for alone in [[], [FilingFixture.reviewer], [FilingFixture.owner]] as [Set<AccountID>] {
            func decide(_ decision: ReviewDecision) throws -> FilingChange {
                try claimed.decided(
                    decision, claim: claim.id, by: FilingFixture.reviewer, role: .supervisor,
                    seen: claimed.revision, draw: .picked, among: alone, now: Self.now,
                    calendar: FilingFixture.calendar)
            }
            #expect(try decide(.approve(text: "")).filing.state == .approved)
            #expect(
                Self.reason { try decide(.reject(reasons: [.forged], text: "")) }
                    == .secondPersonMissing)
        }
    }

    @Test func `to its owner a decision that waits is a step like any other`() throws {
        let waiting = try Self.decide(
            try FilingFixture.claimed(), .reject(reasons: [.forged], text: ""),
            by: FilingFixture.reviewer)
        #expect(waiting.entry.action == .propose)
        #expect(waiting.entry.forOwner.action == .reassign)
        #expect(waiting.entry.forOwner.revision == waiting.entry.revision)
    }
}
