// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Testing

/// When the silence of the registration system is flagged, and when it is a breach.
@Suite struct FeedClockTests {
    private static let calendar = ExamPlan.shipped.calendar

    /// A moment in UTC+8: the day's start and so many milliseconds.
    private static func moment(_ day: String, hour: Int64, ms: Int64 = 0) throws -> Instant {
        let date = try #require(CivilDate(text: day))
        return Instant(ms: date.daysSinceEpoch * 86_400_000 + (hour - 8) * 3_600_000 + ms)
    }

    /// The vectors of domain.md section 9: a start, and its working days 1 and 3.
    private static let vectors = [
        ("2026-02-13", "2026-02-14", "2026-02-25"), ("2026-04-28", "2026-04-29", "2026-05-06"),
        ("2026-09-18", "2026-09-20", "2026-09-22"), ("2026-09-30", "2026-10-08", "2026-10-10"),
    ]

    @Test(arguments: Self.vectors, [Int64(0), 12, 16, 23])
    func `flagged and breached to the millisecond, whatever the hour of the decision`(
        _ vector: (String, String, String), hour: Int64
    ) throws {
        let (start, first, third) = vector
        let clock = FeedClock(
            decidedAt: try Self.moment(start, hour: hour), by: Self.calendar)
        #expect(clock.state(at: try Self.moment(start, hour: 24, ms: -1)) == .waiting)
        #expect(clock.state(at: try Self.moment(first, hour: 17, ms: -1)) == .waiting)
        #expect(clock.state(at: try Self.moment(first, hour: 17)) == .flagged)
        #expect(clock.state(at: try Self.moment(third, hour: 17, ms: -1)) == .flagged)
        #expect(clock.state(at: try Self.moment(third, hour: 17)) == .breached)
        #expect(clock.state(at: try Self.moment(third, hour: 24)) == .breached)
    }

    @Test func `a year without a calendar is never guessed`() throws {
        let last = FeedClock(
            decidedAt: try Self.moment("2026-12-31", hour: 9), by: Self.calendar)
        #expect(last.flagged == nil)
        #expect(last.state(at: try Self.moment("2027-02-01", hour: 9)) == .undated)
        // Its first working day is known, its third is not.
        let before = FeedClock(
            decidedAt: try Self.moment("2026-12-30", hour: 9), by: Self.calendar)
        #expect(before.state(at: try Self.moment("2026-12-31", hour: 17, ms: -1)) == .waiting)
        #expect(before.state(at: try Self.moment("2027-02-01", hour: 9)) == .flagged)
    }

    @Test func `what is counted in one step is what each record says of itself`() throws {
        var generator = SeededGenerator(state: 11)
        let start = try Self.moment("2026-01-05", hour: 0)
        var met: Set<FeedState> = []
        for _ in 0..<2_000 {
            let decided =
                start + Span(ms: Int64.random(in: 0..<(300 * 86_400_000), using: &generator))
            let wait = Int64.random(in: 0..<(14 * 86_400_000), using: &generator)
            // Half of the looks are at the very edge.
            let clock = FeedClock(decidedAt: decided, by: Self.calendar)
            let edge = Bool.random(using: &generator) ? clock.flagged : clock.breached
            let now =
                Bool.random(using: &generator)
                ? decided + Span(ms: wait)
                : try #require(edge) + Span(ms: Int64.random(in: -1...1, using: &generator))
            let state = clock.state(at: now)
            met.insert(state)
            let flagged = FeedClock.passed(FeedClock.flaggedDays, at: now, by: Self.calendar)
            let breached = FeedClock.passed(FeedClock.breachedDays, at: now, by: Self.calendar)
            let isBreached = breached.map { decided < $0 } ?? false
            let isLate = flagged.map { decided < $0 } ?? false
            #expect(isBreached == (state == .breached), "\(decided) \(now)")
            #expect(isLate == (state == .flagged || state == .breached), "\(decided) \(now)")
        }
        #expect(met == [.waiting, .flagged, .breached])
    }

    @Test func `tickets are shown from the first moment of the 7th day before the exam`() throws {
        let plan = ExamPlan.shipped
        let from = try Self.moment("2026-05-16", hour: 0)
        #expect(plan.ticketsVisibleFrom == from)
        let refusal = #expect(throws: Refusal.self) {
            try plan.requireTicketsVisible(at: Instant(ms: from.ms - 1))
        }
        #expect(refusal?.reason == .ticketNotYet)
        #expect(refusal?.details["visible_from_ms"] == .instant(from))
        try plan.requireTicketsVisible(at: from)
        try plan.requireTicketsVisible(at: Instant(ms: from.ms + 1))
    }
}
