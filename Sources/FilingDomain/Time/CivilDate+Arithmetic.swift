// SPDX-License-Identifier: Apache-2.0

/// Days and years added to a date.
extension CivilDate {
    /// The date `days` later, or earlier if negative; nil outside year 1...9999.
    package func adding(days: Int64) -> CivilDate? {
        let (sum, overflow) = self.daysSinceEpoch.addingReportingOverflow(days)
        guard !overflow else { return nil }
        let date = CivilDate(daysSinceEpoch: sum)
        // The initialiser cuts what lies outside to the nearest day there is.
        return date.daysSinceEpoch == sum ? date : nil
    }

    /// The same day `years` later; nil after year 9999.
    ///
    /// A 29 February has its anniversary on 28 February of a common year: where a month has no
    /// corresponding day its last one counts (民法典, article 202).
    package func anniversary(_ years: Int) -> CivilDate? {
        let (year, overflow) = self.year.addingReportingOverflow(years)
        guard !overflow, (1...9999).contains(year) else { return nil }
        let lastDay = Self.daysIn(month: self.month, of: year)
        return CivilDate(year: year, month: self.month, day: min(self.day, lastDay))
    }

    /// 1 is Monday, 7 is Sunday.
    package var weekday: Int {
        // 1970-01-01 was a Thursday.
        let shifted = (self.daysSinceEpoch + 3) % 7
        return Int(shifted < 0 ? shifted + 7 : shifted) + 1
    }

    /// Saturday or Sunday.
    package var isWeekend: Bool { self.weekday >= 6 }
}
