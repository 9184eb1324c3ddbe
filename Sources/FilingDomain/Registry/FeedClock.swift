// SPDX-License-Identifier: Apache-2.0

/// By when the registration system must have said what it did with a record.
///
/// Computed when it is looked at; nothing has to run for a breach to be one.
///
/// Source: domain.md section 11: unacknowledged after 1 working day is flagged, after 3 a breach.
package struct FeedClock: Hashable, Sendable {
    /// Flagged from then on; nil if no calendar of the year is published.
    package let flagged: Instant?
    /// A breach from then on; nil as `flagged`, of its own.
    package let breached: Instant?

    /// Working days until a record is flagged.
    package static let flaggedDays = 1
    /// Working days until it is a breach.
    package static let breachedDays = 3
    /// Three working days lie within these, whatever holidays there are.
    private static let longestDays: Int64 = 60

    /// The clock of a decision.
    package init(decidedAt: Instant, by calendar: WorkingCalendar) {
        let day = decidedAt.dateInChina
        self.flagged = Self.end(of: Self.flaggedDays, after: day, calendar)
        self.breached = Self.end(of: Self.breachedDays, after: day, calendar)
    }

    /// Where a record without a verdict stands.
    package func state(at now: Instant) -> FeedState {
        guard let flagged = self.flagged else { return .undated }
        if let breached = self.breached, now >= breached { return .breached }
        return now >= flagged ? .flagged : .waiting
    }

    /// Decisions before this moment have had so many working days, and later ones have not; nil if
    /// none has.
    ///
    /// For counting in one step what `state(at:)` says one by one.
    ///
    /// - Parameter days: `flaggedDays` or `breachedDays`.
    package static func passed(
        _ days: Int, at now: Instant, by calendar: WorkingCalendar
    ) -> Instant? {
        var day = now.dateInChina
        for _ in 0..<Self.longestDays {
            guard let earlier = day.adding(days: -1) else { return nil }
            // `day` is the first of the days whose decisions have not had them.
            if let end = Self.end(of: days, after: earlier, calendar), end <= now {
                return Instant(startOf: day)
            }
            day = earlier
        }
        return nil
    }

    private static func end(
        of days: Int, after day: CivilDate, _ calendar: WorkingCalendar
    ) -> Instant? {
        do {
            return Instant(endOfWorkOn: try calendar.workingDay(days, after: day))
        } catch {
            // A year that is not published is told as such, and never guessed.
            return nil
        }
    }
}
