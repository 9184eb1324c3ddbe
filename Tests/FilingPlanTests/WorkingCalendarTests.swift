// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Testing

@Suite struct WorkingCalendarTests {
    private let calendar = ExamPlan.shipped.calendar

    @Test(arguments: [
        ("2026-02-13", "2026-02-14", "2026-02-25", "2026-03-02"),
        ("2026-04-28", "2026-04-29", "2026-05-06", "2026-05-11"),
        ("2026-09-18", "2026-09-20", "2026-09-22", "2026-09-29"),
        ("2026-09-30", "2026-10-08", "2026-10-10", "2026-10-15"),
    ])
    func `the vectors of domain.md section 9`(
        start: String, first: String, third: String, seventh: String
    ) throws {
        for (count, due) in [(1, first), (3, third), (7, seventh)] {
            #expect(try self.calendar.workingDay(count, after: day(start)) == day(due))
        }
    }

    @Test(arguments: [(2025, 248), (2026, 248)])
    func `a year has so many working days`(year: Int, count: Int) throws {
        var next = CivilDate(year: year, month: 1, day: 1)
        var working = 0
        while let day = next, day.year == year {
            if try self.calendar.isWorkingDay(day) { working += 1 }
            next = day.adding(days: 1)
        }
        #expect(working == count)
    }

    @Test func `a year without a calendar is an error that names it`() throws {
        #expect(throws: CalendarFault.calendarMissing(year: 2027)) {
            try self.calendar.workingDay(1, after: day("2026-12-31"))
        }
        #expect(throws: CalendarFault.calendarMissing(year: 2024)) {
            try self.calendar.isWorkingDay(day("2024-12-31"))
        }
        #expect(throws: CalendarFault.calendarMissing(year: 10_000)) {
            try self.calendar.workingDay(1, after: day("9999-12-31"))
        }
        // Only days after the start are looked up.
        #expect(try self.calendar.workingDay(1, after: day("2024-12-31")) == day("2025-01-02"))
        #expect(try self.calendar.workingDay(1, after: day("2026-12-30")) == day("2026-12-31"))
    }

    @Test(arguments: [Int.min, -1, 0, 61, .max])
    func `1 to 60 working days can be counted`(count: Int) {
        #expect(throws: CalendarFault.countOutOfRange(count)) {
            try self.calendar.workingDay(count, after: day("2026-01-05"))
        }
    }

    @Test(arguments: [
        ("1970-01-01", 4), ("1969-12-31", 3), ("2026-05-23", 6), ("2026-05-24", 7),
        ("2026-05-25", 1), ("0001-01-01", 1), ("2000-02-29", 2),
    ])
    func `weekdays`(date: String, weekday: Int) {
        #expect(day(date).weekday == weekday)
    }
}
