// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingMetrics
import FilingStore

/// How many decisions the registration system has not acknowledged, and how many of them too long.
struct FeedFigures: Hashable, Sendable {
    /// All without a verdict.
    let open: Backlog
    /// After the first working day; breaches are among them.
    let late: Int64
    /// After the third.
    let breached: Int64

    /// Counts them.
    init(in snapshot: Snapshot, at now: Instant, by calendar: WorkingCalendar) throws {
        self.open = try snapshot.feedBacklog()
        self.late = try snapshot.feedOpenCount(
            before: FeedClock.passed(FeedClock.flaggedDays, at: now, by: calendar))
        self.breached = try snapshot.feedOpenCount(
            before: FeedClock.passed(FeedClock.breachedDays, at: now, by: calendar))
    }

    /// As metrics.
    func families(now: Instant) -> [MetricFamily] {
        let lag = self.open.oldest.map { Double(max(0, (now - $0).ms)) / 1_000 } ?? 0
        return [
            MetricFamily(
                "filing_feed_unacknowledged",
                "Decisions of which the registration system has not said what it did.", .gauge,
                Double(self.open.count)),
            MetricFamily("filing_feed_lag_seconds", "Age of the oldest of them.", .gauge, lag),
            MetricFamily(
                "filing_feed_flagged", "Of them, after their first working day and no breach yet.",
                .gauge, Double(self.late - self.breached)),
            MetricFamily(
                "filing_feed_breached", "Of them, after their third working day.", .gauge,
                Double(self.breached)),
        ]
    }
}
