// SPDX-License-Identifier: Apache-2.0

extension Instant {
    /// The moment at which the work of a day is over: 17:00 in UTC+8.
    ///
    /// Every deadline that is a day ends here. Source: domain.md section 9.
    package init(endOfWorkOn date: CivilDate) {
        self = Instant(startOf: date) + .hours(17)
    }
}

extension WorkingCalendar {
    /// How many working days after `start` are over at `now`.
    ///
    /// The start's own day never counts; a day is over at 17:00.
    ///
    /// - Parameter limit: more are not counted; at least 0.
    /// - Throws: `.calendarMissing(year:)` if a day in between has no published year.
    package func workingDays(
        over now: Instant, after start: CivilDate, atMost limit: Int
    ) throws(CalendarFault) -> Int {
        var count = 0
        var day = start
        while count < limit {
            guard let next = day.adding(days: 1), Instant(endOfWorkOn: next) <= now else { break }
            day = next
            if try self.isWorkingDay(day) { count += 1 }
        }
        return count
    }

    /// The first year of the next `days` days that has no calendar; nil if deadlines can be told.
    package func missingYear(from today: CivilDate, days: Int64) -> Int? {
        let last = today.adding(days: days) ?? today
        return (today.year...max(today.year, last.year)).first { self.years[$0] == nil }
    }
}

extension CalendarFault {
    /// As whoever asks for a deadline is told.
    package var refusal: Refusal {
        switch self {
        case .calendarMissing(let year):
            Refusal(.calendarMissing, ["year": .number(UInt64(clamping: year))])
        case .countOutOfRange:
            Refusal.fieldInvalid("days", limit: WorkingCalendar.dayLimit)
        }
    }
}
