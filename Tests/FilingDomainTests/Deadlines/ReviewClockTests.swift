// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// The region's clock.
///
/// Source: domain.md section 9.
struct ReviewClockTests {
    private let calendar = Calendars.published

    @Test(arguments: [
        // Handed in, due (+3), stale (+7): the vectors of domain.md and of its calendars.
        ("2026-02-13 10:00", "2026-02-25 17:00", "2026-03-02 17:00"),
        ("2026-04-28 00:00", "2026-05-06 17:00", "2026-05-11 17:00"),
        ("2026-09-18 23:59", "2026-09-22 17:00", "2026-09-29 17:00"),
        ("2026-09-30 17:00", "2026-10-10 17:00", "2026-10-15 17:00"),
    ])
    func `due and stale are the ends of the third and seventh working day`(
        start: String, due: String, stale: String
    ) throws {
        let clock = ReviewClock.none.started(at: Calendars.moment(start), by: self.calendar)
        #expect(clock.due == Calendars.moment(due))
        #expect(clock.stale == Calendars.moment(stale))
    }

    @Test func `each state begins at its millisecond`() {
        let clock = ReviewClock.none.started(
            at: Calendars.moment("2026-03-09 10:00"), by: self.calendar)
        let edges: [(String, ReviewClockState, ReviewClockState)] = [
            // 80 % of three days of eight hours are 19.2 hours: 12:12 of the third day.
            ("2026-03-12 12:12", .running, .dueSoon),
            ("2026-03-12 17:00", .dueSoon, .overdue),
            ("2026-03-18 17:00", .overdue, .stale),
        ]
        for (edge, before, after) in edges {
            let moment = Calendars.moment(edge)
            #expect(clock.state(at: moment.plus(ms: -1)) == before)
            #expect(clock.state(at: moment) == after)
            #expect(clock.state(at: moment.plus(ms: 1)) == after)
        }
        #expect(ReviewClockState.overdue.holder == .supervisor)
        #expect(ReviewClockState.dueSoon.holder == .reviewer)
    }

    @Test func `a supplement stops the clock and what was used counts on`() {
        let first = ReviewClock.none.started(
            at: Calendars.moment("2026-03-09 10:00"), by: self.calendar)
        // Tuesday and Wednesday are over, Thursday is not.
        let paused = first.paused(
            at: Calendars.moment("2026-03-12 16:59"),
            waitingSince: Calendars.moment("2026-03-09 10:00"), by: self.calendar)
        #expect(paused == ReviewClock(usedDays: 2, due: nil, stale: nil))
        let second = paused.started(
            at: Calendars.moment("2026-03-20 09:00"), by: self.calendar)
        #expect(second.due == Calendars.moment("2026-03-23 17:00"))
        #expect(second.stale == Calendars.moment("2026-03-27 17:00"))
        // One minute later Thursday was over, too: the answer comes back overdue.
        let late = first.paused(
            at: Calendars.moment("2026-03-12 17:00"),
            waitingSince: Calendars.moment("2026-03-09 10:00"), by: self.calendar)
        let back = Calendars.moment("2026-03-20 09:00")
        let third = late.started(at: back, by: self.calendar)
        #expect(third.due == back)
        #expect(third.state(at: back) == .overdue)
    }

    @Test func `a year without a calendar leaves the moment untold and stops nobody`() {
        let clock = ReviewClock.none.started(
            at: Calendars.moment("2026-12-28 10:00"), by: self.calendar)
        #expect(clock.due == Calendars.moment("2026-12-31 17:00"))
        #expect(clock.stale == nil)
        let later = ReviewClock.none.started(
            at: Calendars.moment("2026-12-30 10:00"), by: self.calendar)
        #expect(later.due == nil)
        #expect(later.state(at: Calendars.moment("2027-06-01 10:00")) == .unknown)
        let paused = later.paused(
            at: Calendars.moment("2027-01-20 10:00"),
            waitingSince: Calendars.moment("2026-12-30 10:00"), by: self.calendar)
        #expect(paused.usedDays == 0)
        #expect(self.calendar.missingYear(from: Calendars.day("2026-12-02"), days: 30) == 2027)
        #expect(self.calendar.missingYear(from: Calendars.day("2026-12-01"), days: 30) == nil)
    }

    @Test func `over random timelines it says what counting the ends of days one by one says`() {
        var random = SeededGenerator(state: 6)
        let first = Calendars.moment("2025-02-01 00:00")
        for _ in 0..<2_000 {
            var now = first.plus(ms: Int64.random(in: 0..<(300 * Span.day.ms), using: &random))
            var waits: [(start: Instant, end: Instant?)] = []
            var clock = ReviewClock.none
            for round in 0..<Int.random(in: 1...4, using: &random) {
                if round > 0 {
                    let end = now
                    clock = clock.paused(
                        at: end, waitingSince: waits[round - 1].start, by: self.calendar)
                    waits[round - 1].end = end
                    now = now.plus(ms: Int64.random(in: 0..<(8 * Span.day.ms), using: &random))
                }
                waits.append((now, nil))
                clock = clock.started(at: now, by: self.calendar)
                #expect(clock.due == NaiveClock.moment(3, waits))
                #expect(clock.stale == NaiveClock.moment(7, waits))
                now = now.plus(ms: Int64.random(in: 0..<(5 * Span.day.ms), using: &random))
            }
        }
    }
}

/// Counts 17:00 after 17:00, day by day, without any of the code it checks but the calendar's data.
private enum NaiveClock {
    /// When so many working days are over, at the earliest within the last, open wait.
    static func moment(_ days: Int, _ waits: [(start: Instant, end: Instant?)]) -> Instant? {
        var over = 0
        for wait in waits {
            if over >= days, wait.end == nil { return wait.start }
            var day = Self.dayNumber(wait.start) + 1
            while true {
                // 17:00 in UTC+8 is 09:00 in UTC.
                let evening = Instant(ms: day * 86_400_000 + 9 * 3_600_000)
                if let end = wait.end, evening > end { break }
                if Self.isWorked(day) { over += 1 }
                if wait.end == nil, over >= days { return evening }
                day += 1
            }
        }
        return nil
    }

    private static func dayNumber(_ moment: Instant) -> Int64 {
        (moment.ms + 8 * 3_600_000) / 86_400_000
    }

    private static func isWorked(_ number: Int64) -> Bool {
        let date = CivilDate(daysSinceEpoch: number)
        let year = Calendars.published.years[date.year]
        // 1970-01-01 was a Thursday: 2 and 3 days later it was Saturday and Sunday.
        let isWeekend = number % 7 == 2 || number % 7 == 3
        if year?.workedDays.contains(date) == true { return true }
        return !isWeekend && year?.daysOff.contains(date) != true
    }
}
