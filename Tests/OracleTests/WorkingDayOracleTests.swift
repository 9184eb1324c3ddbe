// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Testing

/// The calendar of the plan that ships against chinesecalendar.
struct WorkingDayOracleTests {
    @Test func `every day of 2025 and 2026 is worked or off as chinesecalendar says`() async throws
    {
        let first = try #require(CivilDate(year: 2025, month: 1, day: 1))
        let days = (0..<730).compactMap { first.adding(days: $0) }
        let said = try await PythonOracle.lines("working_day_oracle.py", input: days.map(\.text))
        try #require(said.count == days.count)
        for (day, word) in zip(days, said) {
            let isWorked = try ExamPlan.shipped.calendar.isWorkingDay(day)
            #expect(isWorked == (word == "working"), "\(day.text)")
        }
    }

    @Test func `due days 1, 3, 5 and 7 after every day are those that chinesecalendar counts`()
        async throws
    {
        let first = try #require(CivilDate(year: 2025, month: 1, day: 1))
        // The last days of 2026 reach into a year that is not published.
        let days = (0..<710).compactMap { first.adding(days: $0) }
        let said = try await PythonOracle.lines("due_day_oracle.py", input: days.map(\.text))
        try #require(said.count == days.count)
        let calendar = ExamPlan.shipped.calendar
        for (day, line) in zip(days, said) {
            let counted = try [1, 3, 5, 7].map { try calendar.workingDay($0, after: day).text }
            #expect(counted == line.split(separator: " ").map(String.init), "\(day.text)")
            // As a filing is told: due on the third day, stale on the seventh, at 17:00.
            let clock = ReviewClock.none.started(at: Instant(startOf: day), by: calendar)
            #expect(clock.due?.textInChina == "\(counted[1]) 17:00:00")
            #expect(clock.stale?.textInChina == "\(counted[3]) 17:00:00")
        }
    }
}
