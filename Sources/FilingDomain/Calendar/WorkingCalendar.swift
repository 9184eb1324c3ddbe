// SPDX-License-Identifier: Apache-2.0

/// The working days of the years that the State Council has published, as data with a version.
///
/// A day off is one of the published holidays, or a Saturday or Sunday that was not made a working
/// day. A year that is not here is an error that names it, never Monday to Friday.
///
/// Source: domain.md section 9; the State Council's yearly notice.
package struct WorkingCalendar: Hashable, Sendable {
    /// Names this set of years; a correction gets another.
    package let version: String
    /// One per year, at most `yearLimit`.
    package let years: [Int: WorkingYear]

    /// Calendars that one plan may hold: exam, registration and archive of ten years fit.
    package static let yearLimit = 20
    /// Deadlines are counted in working days from 1 to this many: a quarter of a year.
    package static let dayLimit = 60

    package init(version: String, years: [WorkingYear]) {
        self.version = version
        self.years = Dictionary(
            years.map { ($0.year, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether people work on this day.
    ///
    /// - Throws: `.calendarMissing(year:)`.
    package func isWorkingDay(_ date: CivilDate) throws(CalendarFault) -> Bool {
        guard let year = self.years[date.year] else {
            throw .calendarMissing(year: date.year)
        }
        return year.isWorkingDay(date)
    }

    /// The day by which something due in `count` working days is due.
    ///
    /// Day 1 is the first working day after `start`; worked Saturdays and Sundays count. Only days
    /// after `start` are looked up, so that a start on the last day of a year needs the next one.
    ///
    /// - Parameters:
    ///   - count: working days, 1 to 60.
    ///   - start: a civil date in UTC+8.
    /// - Throws: `.calendarMissing(year:)` if the span enters a year without published data,
    ///   `.countOutOfRange`.
    package func workingDay(
        _ count: Int, after start: CivilDate
    ) throws(CalendarFault) -> CivilDate {
        guard (1...Self.dayLimit).contains(count) else { throw .countOutOfRange(count) }
        var day = start
        var left = count
        while left > 0 {
            guard let next = day.adding(days: 1) else {
                throw .calendarMissing(year: day.year + 1)
            }
            day = next
            if try self.isWorkingDay(day) { left -= 1 }
        }
        return day
    }
}

/// Why a working day cannot be told.
package enum CalendarFault: Error, Hashable, Sendable {
    /// No calendar has been published for this year, or this plan does not hold it.
    case calendarMissing(year: Int)
    /// Not 1 to 60 working days.
    case countOutOfRange(Int)
}
