// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The published years, written down from domain.md section 9, and short ways to name moments.
enum Calendars {
    static let published = WorkingCalendar(
        version: "test",
        years: [
            WorkingYear(
                year: 2025,
                daysOff: days(
                    "2025-01-01", "2025-01-28..2025-02-04", "2025-04-04..2025-04-06",
                    "2025-05-01..2025-05-05", "2025-05-31..2025-06-02", "2025-10-01..2025-10-08"),
                workedDays: days(
                    "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11")),
            WorkingYear(
                year: 2026,
                daysOff: days(
                    "2026-01-01..2026-01-03", "2026-02-15..2026-02-23", "2026-04-04..2026-04-06",
                    "2026-05-01..2026-05-05", "2026-06-19..2026-06-21", "2026-09-25..2026-09-27",
                    "2026-10-01..2026-10-07"),
                workedDays: days(
                    "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20",
                    "2026-10-10")),
        ])

    /// A day that exists.
    static func day(_ text: String) -> CivilDate {
        guard let day = CivilDate(text: text) else { preconditionFailure("no such day: \(text)") }
        return day
    }

    /// `2026-02-13 09:30` in UTC+8.
    static func moment(_ text: String) -> Instant {
        let parts = text.split(separator: " ")
        let clock = parts[1].split(separator: ":").map { Int64($0) ?? 0 }
        return Instant(startOf: self.day(String(parts[0]))) + .minutes(clock[0] * 60 + clock[1])
    }

    /// Single days and spans `A..B`, both included.
    private static func days(_ texts: String...) -> Set<CivilDate> {
        var days: Set<CivilDate> = []
        for text in texts {
            let ends = text.replacing("..", with: " ").split(separator: " ").map {
                self.day(String($0))
            }
            let (first, last) = (ends[0], ends[ends.count - 1])
            for number in first.daysSinceEpoch...last.daysSinceEpoch {
                days.insert(CivilDate(daysSinceEpoch: number))
            }
        }
        return days
    }
}

extension Instant {
    /// So many milliseconds later, or earlier.
    func plus(ms: Int64) -> Instant { Instant(ms: self.ms + ms) }
}
