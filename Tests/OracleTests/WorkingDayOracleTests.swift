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
}
