// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingMetrics
import FilingStore
import Synchronization

/// What waits in the database, read seldom.
final class Backlogs: Sendable {
    private let store: any Store
    private let clock: any WallClock
    private let plans: PlanShelf
    private let last = Mutex<(at: Instant, families: [MetricFamily])?>(nil)

    /// Counting half a million waiting filings takes tens of milliseconds of a reader thread.
    static let readEvery = Span.seconds(10)

    init(store: any Store, clock: any WallClock, plans: PlanShelf) {
        self.plans = plans
        self.store = store
        self.clock = clock
    }

    /// As of now, or of at most `readEvery` ago.
    ///
    /// - Throws: `StorageFault`.
    func families() async throws -> [MetricFamily] {
        let now = self.clock.now()
        if let last = self.last.withLock({ $0 }), now < last.at + Self.readEvery, last.at <= now {
            return last.families
        }
        let plan = self.plans.current
        let families = try await self.store.read {
            try Self.families(in: $0, now: now)
                + FeedFigures(in: $0, at: now, by: plan.calendar).families(now: now)
                + RegionFamilies(in: $0, by: plan, at: now).families
        }
        self.last.withLock { $0 = (now, families) }
        return families
    }

    private static func families(in snapshot: Snapshot, now: Instant) throws -> [MetricFamily] {
        let messages = try snapshot.messageBacklog()
        let checks = try snapshot.preCheckBacklog()
        let reviews = try snapshot.reviewBacklogs()
        func age(_ backlog: Backlog) -> Double {
            backlog.oldest.map { Double(max(0, (now - $0).ms)) / 1_000 } ?? 0
        }
        return [
            MetricFamily(
                "filing_outbox_messages", "Text messages not yet given to their provider.", .gauge,
                Double(messages.count)),
            MetricFamily(
                "filing_outbox_lag_seconds", "Age of the oldest of them.", .gauge, age(messages)),
            MetricFamily(
                "filing_prechecks_waiting", "Pre-checks without a verdict.", .gauge,
                Double(checks.count)),
            MetricFamily(
                "filing_prechecks_lag_seconds", "Age of the oldest of them.", .gauge, age(checks)),
            MetricFamily(
                "filing_review_open", "Filings that wait for a decision, by region.", .gauge,
                reviews.map {
                    .init(
                        "filing_review_open", [.init("region", $0.region.text)],
                        Double($0.backlog.count))
                }),
            MetricFamily(
                "filing_review_lag_seconds", "Age of the oldest of them, by region.", .gauge,
                reviews.map {
                    .init(
                        "filing_review_lag_seconds", [.init("region", $0.region.text)],
                        age($0.backlog))
                }),
        ]
    }
}
