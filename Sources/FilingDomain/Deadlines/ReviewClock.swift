// SPDX-License-Identifier: Apache-2.0

/// How long a filing has waited for its region's first decision, in working days.
///
/// Runs while the filing is 待审核. A supplement pauses it: the days that were over before count on
/// after the answer. Taking the filing back to the draft ends it.
///
/// Source: domain.md section 9, "Clocks".
package struct ReviewClock: Hashable, Sendable {
    /// Working days that were over before the present wait began, at most `staleDays`.
    package let usedDays: Int
    /// When the decision is due; nil while nothing is, or if no calendar of the year is published.
    package let due: Instant?
    /// From when the filing is stale; nil as `due`, of its own.
    package let stale: Instant?

    /// Working days for the first decision.
    package static let dueDays = 3
    /// Working days after which a filing is stale.
    package static let staleDays = 7
    /// 20 % of the three days: 0.6 of a working day of 8 hours.
    ///
    /// At 12:12 of the last day 80 % is
    /// used.
    package static let dueSoonLead = Span.minutes(288)

    /// Nothing is due, and nothing was used.
    package static let none = ReviewClock(usedDays: 0, due: nil, stale: nil)

    /// Takes a clock as the store has it.
    package init(usedDays: Int, due: Instant?, stale: Instant?) {
        self.usedDays = usedDays
        self.due = due
        self.stale = stale
    }

    /// The clock of a filing that begins, or goes on, to wait.
    ///
    /// A year without a calendar stops nobody from handing in: what it hides is not told.
    package func started(at start: Instant, by calendar: WorkingCalendar) -> ReviewClock {
        ReviewClock(
            usedDays: self.usedDays,
            due: self.moment(Self.dueDays, from: start, calendar),
            stale: self.moment(Self.staleDays, from: start, calendar))
    }

    /// The clock while a supplement is open.
    ///
    /// Days that no calendar can tell are not counted.
    ///
    /// - Parameter start: of the wait that ends now.
    package func paused(
        at now: Instant, waitingSince start: Instant, by calendar: WorkingCalendar
    ) -> ReviewClock {
        let left = max(0, Self.staleDays - self.usedDays)
        let over: Int
        do {
            over = try calendar.workingDays(
                over: now, after: start.dateInChina, atMost: left)
        } catch {
            over = 0
        }
        return ReviewClock(usedDays: self.usedDays + over, due: nil, stale: nil)
    }

    /// How the region stands.
    package func state(at now: Instant) -> ReviewClockState {
        if let stale = self.stale, now >= stale { return .stale }
        guard let due = self.due else { return .unknown }
        if now >= due { return .overdue }
        return now >= due - Self.dueSoonLead ? .dueSoon : .running
    }

    private func moment(
        _ days: Int, from start: Instant, _ calendar: WorkingCalendar
    ) -> Instant? {
        let left = days - self.usedDays
        guard left > 0 else { return start }
        do {
            return Instant(
                endOfWorkOn: try calendar.workingDay(left, after: start.dateInChina))
        } catch {
            // The operator is warned of the missing year; see `WorkingCalendar.missingYear`.
            return nil
        }
    }
}
