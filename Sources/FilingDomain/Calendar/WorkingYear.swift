// SPDX-License-Identifier: Apache-2.0

/// One year's published days off and worked weekend days.
package struct WorkingYear: Hashable, Sendable {
    package let year: Int
    /// Published holidays; they may fall on weekends.
    package let daysOff: Set<CivilDate>
    /// Saturdays and Sundays that are worked (调休上班).
    package let workedDays: Set<CivilDate>

    /// Takes a published year; `daysOff` and `workedDays` are disjoint and lie in it.
    package init(year: Int, daysOff: Set<CivilDate>, workedDays: Set<CivilDate>) {
        self.year = year
        self.daysOff = daysOff
        self.workedDays = workedDays
    }

    /// Whether people work on a day of this year.
    func isWorkingDay(_ date: CivilDate) -> Bool {
        if self.workedDays.contains(date) { return true }
        return !date.isWeekend && !self.daysOff.contains(date)
    }
}
