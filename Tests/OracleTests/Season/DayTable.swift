// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The days of 2025 and 2026, numbered from 2025-01-01 = 0: worked or off as chinesecalendar says.
///
/// Counts on its own: nothing of the project's calendar is asked. Moments are milliseconds since 1970
/// UTC.
struct DayTable: Sendable {
    private let isWorked: [Bool]

    private static let dayMs: Int64 = 86_400_000
    /// 2025-01-01 00:00 in UTC+8.
    private static let firstMs: Int64 = 1_735_660_800_000
    /// The same day, as days since 1970-01-01.
    private static let firstDay: Int64 = 20_089

    /// Asks chinesecalendar for every day of both years.
    static func read() async throws -> DayTable {
        let days = (0..<730).map { CivilDate(daysSinceEpoch: Self.firstDay + $0).text }
        let said = try await PythonOracle.lines("working_day_oracle.py", input: days)
        return DayTable(isWorked: said.map { $0 == "working" })
    }

    /// The same table with one mistake.
    func mistaking(_ date: CivilDate) -> DayTable {
        var isWorked = self.isWorked
        isWorked[Int(date.daysSinceEpoch - Self.firstDay)].toggle()
        return DayTable(isWorked: isWorked)
    }

    /// When a day begins in UTC+8.
    static func midnight(_ day: Int) -> Int64 { Self.firstMs + Int64(day) * Self.dayMs }

    /// When work ends on a day.
    static func five(_ day: Int) -> Int64 { Self.midnight(day) + 17 * 3_600_000 }

    /// The day of a moment.
    static func day(of ms: Int64) -> Int { Int((ms - Self.firstMs) / Self.dayMs) }

    /// The date of a day.
    static func date(_ day: Int) -> CivilDate {
        CivilDate(daysSinceEpoch: Self.firstDay + Int64(day))
    }

    /// The day that is `count` working days after another.
    func working(_ count: Int, after day: Int) -> Int {
        var (day, left) = (day, count)
        while left > 0 {
            day += 1
            if self.isWorked[day] { left -= 1 }
        }
        return day
    }

    /// How many working days after `day` have ended by a moment.
    func ended(after day: Int, by ms: Int64) -> Int {
        var (day, count) = (day + 1, 0)
        while Self.five(day) <= ms {
            if self.isWorked[day] { count += 1 }
            day += 1
        }
        return count
    }
}
