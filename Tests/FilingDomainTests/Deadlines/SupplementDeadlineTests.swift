// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// By when supplements are due, and what that makes of filings.
///
/// Source: domain.md sections 6 and 9.
struct SupplementDeadlineTests {
    private let calendar = Calendars.published
    private let asked = Calendars.moment("2026-02-13 11:00")

    private func deadline(lastDay: String?) throws -> SupplementDeadline {
        try SupplementDeadline(
            asked: self.asked, lastDay: lastDay.map(Calendars.day), by: self.calendar)
    }

    @Test func `it is due at the end of the fifth working day`() throws {
        // 02-14 is worked, 02-15 to 02-23 are off: 02-14, 02-24, 02-25, 02-26, 02-27.
        #expect(try self.deadline(lastDay: nil).due == Calendars.moment("2026-02-27 17:00"))
    }

    @Test func `a reviewer may name a day from the second working day to the sixtieth day`() throws
    {
        #expect(
            try self.deadline(lastDay: "2026-02-24").due == Calendars.moment("2026-02-24 17:00"))
        #expect(
            try self.deadline(lastDay: "2026-04-14").due == Calendars.moment("2026-04-14 17:00"))
        for day in ["2026-02-13", "2026-02-23", "2026-04-15", "2025-12-31"] {
            let refusal = #expect(throws: Refusal.self) { try self.deadline(lastDay: day) }
            #expect(refusal?.reason == .supplementDueInvalid)
            #expect(
                refusal?.details["earliest_ms"]
                    == .instant(Calendars.moment("2026-02-24 17:00")))
        }
    }

    @Test func `a year without a calendar is named`() {
        let refusal = #expect(throws: Refusal.self) {
            try SupplementDeadline(
                asked: Calendars.moment("2026-12-30 11:00"), lastDay: nil, by: self.calendar)
        }
        #expect(refusal == Refusal(.calendarMissing, ["year": .number(2027)]))
    }

    @Test func `a filing lapses at its deadline, not a millisecond before`() throws {
        let due = FilingFixture.now + .day
        let filing = try FilingFixture.filing(in: .supplement, supplementDue: due)
        #expect(try filing.lapsed(at: due.plus(ms: -1)) == nil)
        #expect(try filing.seen(at: due.plus(ms: -1)) == filing)
        let lapse = try #require(try filing.lapsed(at: due))
        #expect(lapse.filing.state == .lapsed)
        #expect(lapse.filing.stateSince == due)
        #expect(lapse.entry.action == .lapse)
        #expect(lapse.entry.at == due)
        // Whenever it is looked at, it is the same change.
        #expect(try filing.lapsed(at: due + .day) == lapse)
        #expect(try lapse.filing.lapsed(at: due + .day) == nil)
    }

    @Test(arguments: FilingState.allCases.filter { $0 != .supplement })
    func `nothing but a supplement lapses`(state: FilingState) throws {
        let filing = try FilingFixture.filing(in: state)
        #expect(try filing.lapsed(at: Instant(ms: .max)) == nil)
    }

    @Test func `what the decision sets is told in the history and gone with the answer`() throws {
        let claimed = try FilingFixture.claimed()
        let item = try SupplementItem(kind: .idFront, reason: .unreadable, text: "")
        let asked = try claimed.decided(
            .supplement(items: [item], reasons: [], text: ""),
            claim: try #require(claimed.claim).id, by: FilingFixture.reviewer, role: .reviewer,
            seen: claimed.revision, now: FilingFixture.now, calendar: self.calendar)
        let deadline = try #require(asked.filing.supplementDeadline)
        #expect(asked.entry.due == deadline.set)
        #expect(asked.filing.clock.due == nil)
        let answered = try asked.filing.submitted(
            FilingFixture.fullEvidence, seen: asked.filing.revision,
            now: deadline.due.plus(ms: -1), calendar: self.calendar)
        #expect(answered.filing.supplementDeadline == nil)
        #expect(answered.entry.due == nil)
        #expect(answered.filing.clock.due != nil)
    }
}
