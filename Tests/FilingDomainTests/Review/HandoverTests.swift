// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// Passing a filing on, and keeping the partial from it.
///
/// Source: domain.md section 9, "A reviewer cannot decide their own or a relative-flagged filing".
struct HandoverTests {
    private static let now = FilingFixture.now
    private static let supervisor = AccountID(rawValue: 20)
    private static let other = Reviewer(account: FilingFixture.other, role: .reviewer)

    private static func reassign(
        _ filing: Filing, to reviewer: Reviewer?, text: String = "轮班"
    ) throws -> FilingChange? {
        try filing.reassigned(
            to: reviewer, by: Self.supervisor, role: .supervisor, text: text,
            seen: filing.revision, now: Self.now)
    }

    private static func reason(_ body: () throws -> some Any) -> Reason? {
        #expect(throws: Refusal.self) { _ = try body() }?.reason
    }

    @Test func `whoever is given a filing has a fresh lease, and its last holder has none`() throws
    {
        let claimed = try FilingFixture.claimed()
        let old = try #require(claimed.claim)
        let change = try #require(try Self.reassign(claimed, to: Self.other))
        #expect(change.filing.claim?.holder == FilingFixture.other)
        #expect(change.filing.claim?.until == Self.now + Claim.lease)
        #expect(change.filing.claim?.id != old.id)
        #expect(change.filing.clock == claimed.clock)
        #expect(change.entry.action == .reassign)
        #expect(change.entry.judgement == .none)
        #expect(change.notice == nil)
        #expect(
            Self.reason {
                try change.filing.renewed(old.id, by: FilingFixture.reviewer, now: Self.now)
            } == .claimLost)
        // Whoever had none has lost none.
        let later = try #require(change.filing.claim)
        for claim in [later.id, ClaimID(rawValue: 0), ClaimID(rawValue: later.id.rawValue + 1)] {
            #expect(
                Self.reason {
                    try change.filing.renewed(claim, by: Self.supervisor, now: Self.now)
                } == .claimRequired)
        }
        // The same person with a new lease: the old one is lost.
        let back = try #require(
            try Self.reassign(
                claimed, to: Reviewer(account: FilingFixture.reviewer, role: .reviewer)))
        #expect(
            Self.reason {
                try back.filing.renewed(old.id, by: FilingFixture.reviewer, now: Self.now)
            } == .claimLost)
    }

    @Test func `back to the queue ends a claim, and does nothing where none is running`() throws {
        let claimed = try FilingFixture.claimed()
        let old = try #require(claimed.claim)
        let back = try #require(try Self.reassign(claimed, to: nil)).filing
        #expect(back.runningClaim(at: Self.now) == nil)
        #expect(
            Self.reason {
                try back.renewed(old.id, by: FilingFixture.reviewer, now: Self.now)
            } == .claimLost)
        let next = try back.claimed(by: FilingFixture.other, role: .reviewer, now: Self.now)
        #expect(next?.filing.claim?.holder == FilingFixture.other)
        #expect(try Self.reassign(try FilingFixture.filing(in: .pending), to: nil) == nil)
        for state in FilingState.allCases where state != .pending {
            let filing = try FilingFixture.filing(in: state)
            #expect(Self.reason { try Self.reassign(filing, to: nil) } == .stateForbids)
        }
    }

    @Test func `a filing is given to nobody who must not have it`() throws {
        let pending = try FilingFixture.filing(in: .pending)
        let owner = Reviewer(account: FilingFixture.owner, role: .reviewer)
        #expect(Self.reason { try Self.reassign(pending, to: owner) } == .ownFiling)
        let kept = try #require(
            try pending.recused(
                FilingFixture.other, by: Self.supervisor, role: .supervisor,
                among: FilingFixture.supervisors, text: "表亲", seen: pending.revision,
                now: Self.now)
        ).filing
        #expect(Self.reason { try Self.reassign(kept, to: Self.other) } == .recused)
        let claimed = try FilingFixture.claimed()
        let claim = try #require(claimed.claim)
        let waiting = try claimed.decided(
            .approve(text: ""), claim: claim.id, by: FilingFixture.reviewer, role: .reviewer,
            seen: claimed.revision, draw: .picked, among: FilingFixture.supervisors, now: Self.now,
            calendar: FilingFixture.calendar
        ).filing
        for reviewer in [
            Self.other, Reviewer(account: FilingFixture.reviewer, role: .supervisor),
        ] {
            #expect(Self.reason { try Self.reassign(waiting, to: reviewer) } == .secondLookPending)
        }
        let chief = Reviewer(account: AccountID(rawValue: 21), role: .supervisor)
        #expect(try Self.reassign(waiting, to: chief)?.filing.claim?.holder == chief.account)
    }

    @Test func `whoever recuses themselves loses the filing for good`() throws {
        let claimed = try FilingFixture.claimed()
        let change = try #require(
            try claimed.recused(
                FilingFixture.reviewer, by: FilingFixture.reviewer, role: .reviewer,
                among: FilingFixture.supervisors,
                text: "申请人是我的表弟", seen: claimed.revision, now: Self.now))
        #expect(change.filing.runningClaim(at: Self.now) == nil)
        #expect(change.filing.recused == [FilingFixture.reviewer])
        for role in [Role.reviewer, .supervisor] {
            #expect(
                Self.reason {
                    try change.filing.claimed(
                        by: FilingFixture.reviewer, role: role, now: Self.now + .day)
                } == .recused)
        }
        let other = try change.filing.claimed(
            by: FilingFixture.other, role: .reviewer, now: Self.now)
        #expect(other?.filing.recused == [FilingFixture.reviewer])
        // In what comes after the review, too.
        let approved = try #require(other).filing
        let claim = try #require(approved.claim)
        let decided = try approved.decided(
            .approve(text: ""), claim: claim.id, by: FilingFixture.other, role: .reviewer,
            seen: approved.revision, now: Self.now, calendar: FilingFixture.calendar
        ).filing
        #expect(
            Self.reason {
                try decided.revoked(
                    for: [.mismatch], text: "x", by: FilingFixture.reviewer, role: .supervisor,
                    seen: decided.revision, now: Self.now)
            } == .recused)
    }

    @Test func `a supervisor keeps anybody away, and whoever else holds the filing goes on`() throws
    {
        let claimed = try FilingFixture.claimed()
        let change = try #require(
            try claimed.recused(
                FilingFixture.other, by: Self.supervisor, role: .supervisor,
                among: FilingFixture.supervisors, text: "表亲", seen: claimed.revision,
                now: Self.now))
        #expect(change.filing.claim == claimed.claim)
        #expect(change.filing.recused == [FilingFixture.other])
        #expect(
            try change.filing.recused(
                FilingFixture.other, by: Self.supervisor, role: .supervisor,
                among: FilingFixture.supervisors, text: "表亲", seen: change.filing.revision,
                now: Self.now) == nil)
    }

    @Test func `a reviewer recuses nobody else, and themselves only with the filing in hand`()
        throws
    {
        let pending = try FilingFixture.filing(in: .pending)
        let claimed = try FilingFixture.claimed()
        #expect(
            Self.reason {
                try pending.recused(
                    FilingFixture.reviewer, by: FilingFixture.reviewer, role: .reviewer,
                    among: FilingFixture.supervisors,
                    text: "x", seen: pending.revision, now: Self.now)
            } == .claimRequired)
        #expect(
            Self.reason {
                try claimed.recused(
                    FilingFixture.other, by: FilingFixture.reviewer, role: .reviewer,
                    among: FilingFixture.supervisors, text: "x", seen: claimed.revision,
                    now: Self.now)
            } == .roleForbids)
    }

    @Test func `a heartbeat that was admitted before the filing was taken away does not revive it`()
        throws
    {
        let claimed = try FilingFixture.claimed()
        let old = try #require(claimed.claim)
        let back = try #require(try Self.reassign(claimed, to: nil)).filing
        let kept = try #require(
            try claimed.recused(
                FilingFixture.reviewer, by: Self.supervisor, role: .supervisor,
                among: FilingFixture.supervisors, text: "表亲", seen: claimed.revision,
                now: Self.now)
        ).filing
        for filing in [back, kept] {
            for earlier in [Int64(1), 1_000, 899_999] {
                #expect(
                    Self.reason {
                        try filing.renewed(
                            old.id, by: FilingFixture.reviewer,
                            now: Instant(ms: Self.now.ms - earlier))
                    } == .claimLost)
            }
        }
    }

    @Test func `a filing that somebody claimed since it was looked at stays with them`() throws {
        let pending = try FilingFixture.filing(in: .pending)
        let claimed = try #require(
            try pending.claimed(by: FilingFixture.reviewer, role: .reviewer, now: Self.now)
        ).filing
        #expect(
            Self.reason {
                try claimed.reassigned(
                    to: Self.other, by: Self.supervisor, role: .supervisor, text: "轮班",
                    seen: pending.revision, now: Self.now)
            } == .revisionConflict)
        #expect(
            Self.reason {
                try claimed.recused(
                    FilingFixture.reviewer, by: Self.supervisor, role: .supervisor,
                    among: FilingFixture.supervisors, text: "表亲", seen: pending.revision,
                    now: Self.now)
            } == .revisionConflict)
        // Somebody who is kept from it already is so at whatever revision.
        let kept = try #require(
            try claimed.recused(
                FilingFixture.other, by: Self.supervisor, role: .supervisor,
                among: FilingFixture.supervisors, text: "表亲", seen: claimed.revision,
                now: Self.now)
        ).filing
        #expect(
            try kept.recused(
                FilingFixture.other, by: Self.supervisor, role: .supervisor,
                among: FilingFixture.supervisors, text: "表亲", seen: pending.revision,
                now: Self.now) == nil)
    }

    @Test(arguments: ["", " \n ", String(repeating: "字", count: 501), "a\u{202E}b"])
    func `why is said in 1 to 500 characters that a reader sees`(text: String) throws {
        let claimed = try FilingFixture.claimed()
        #expect(
            Self.reason { try Self.reassign(claimed, to: nil, text: text) } == .fieldInvalid)
        #expect(
            Self.reason {
                try claimed.recused(
                    FilingFixture.reviewer, by: FilingFixture.reviewer, role: .reviewer,
                    among: FilingFixture.supervisors,
                    text: text, seen: claimed.revision, now: Self.now)
            } == .fieldInvalid)
    }

    @Test func `more than a hundred people are not kept from one filing`() throws {
        var filing = try FilingFixture.filing(in: .pending)
        for number in 0..<100 {
            filing = try #require(
                try filing.recused(
                    AccountID(rawValue: 1_000 + Int64(number)), by: Self.supervisor,
                    role: .supervisor, among: FilingFixture.supervisors, text: "x",
                    seen: filing.revision,
                    now: Self.now)
            ).filing
        }
        let full = filing
        #expect(
            Self.reason {
                try full.recused(
                    AccountID(rawValue: 2_000), by: Self.supervisor, role: .supervisor,
                    among: FilingFixture.supervisors,
                    text: "x", seen: full.revision, now: Self.now)
            } == .recusalsExhausted)
    }

    /// A filing whose reviewer, a supervisor themselves, has said FORGED.
    private static func proposed(by supervisor: AccountID) throws -> Filing {
        let pending = try FilingFixture.filing(in: .pending)
        let held = try #require(
            try pending.claimed(by: supervisor, role: .supervisor, now: Self.now)
        ).filing
        return try held.decided(
            .reject(reasons: [.forged], text: ""), claim: try #require(held.claim).id,
            by: supervisor, role: .supervisor, seen: held.revision, draw: .passes,
            among: FilingFixture.supervisors, now: Self.now, calendar: FilingFixture.calendar
        ).filing
    }

    private static func recuse(
        _ partial: AccountID, from filing: Filing, by sayer: AccountID,
        among supervisors: Set<AccountID>
    ) throws -> FilingChange? {
        try filing.recused(
            partial, by: sayer, role: .supervisor, among: supervisors, text: "表亲",
            seen: filing.revision, now: Self.now)
    }

    @Test func `whoever proposed a decision has no hand in who looks at it`() throws {
        let chief = AccountID(rawValue: 21)
        let waiting = try Self.proposed(by: Self.supervisor)
        let held = try #require(
            try waiting.claimed(by: chief, role: .supervisor, now: Self.now)
        ).filing
        for target in [nil, Reviewer(account: AccountID(rawValue: 22), role: .supervisor)] {
            #expect(Self.reason { try Self.reassign(held, to: target) } == .secondLookPending)
        }
        let all = FilingFixture.supervisors.union([AccountID(rawValue: 22)])
        #expect(
            Self.reason {
                try Self.recuse(chief, from: held, by: Self.supervisor, among: all)
            } == .secondLookPending)
        // Somebody else may say so, as long as anybody is left.
        #expect(try Self.recuse(chief, from: held, by: chief, among: all) != nil)
        #expect(
            Self.reason {
                try Self.recuse(chief, from: held, by: chief, among: FilingFixture.supervisors)
            } == .secondPersonMissing)
    }

    @Test func `whoever is partial says it of nobody else`() throws {
        let pending = try FilingFixture.filing(in: .pending)
        let kept = try #require(
            try Self.recuse(Self.supervisor, from: pending, by: Self.supervisor, among: [])
        ).filing
        #expect(
            Self.reason {
                try Self.recuse(FilingFixture.other, from: kept, by: Self.supervisor, among: [])
            } == .recused)
    }

    @Test func `the word of somebody partial is not confirmed; another decision takes effect`()
        throws
    {
        let chief = AccountID(rawValue: 21)
        let third = AccountID(rawValue: 22)
        let waiting = try Self.proposed(by: Self.supervisor)
        let kept = try #require(
            try Self.recuse(
                Self.supervisor, from: waiting, by: chief,
                among: FilingFixture.supervisors.union([third]))
        ).filing
        let held = try #require(
            try kept.claimed(by: third, role: .supervisor, now: Self.now)
        ).filing
        let claim = try #require(held.claim)
        #expect(
            Self.reason {
                try held.confirmed(
                    .reject(reasons: [.forged], text: ""), claim: claim.id, by: third,
                    role: .supervisor, seen: held.revision, now: Self.now,
                    calendar: FilingFixture.calendar)
            } == .secondLookNone)
        let decided = try held.decided(
            .approve(text: ""), claim: claim.id, by: third, role: .supervisor,
            seen: held.revision, now: Self.now, calendar: FilingFixture.calendar)
        #expect(decided.filing.state == .approved)
    }
}
