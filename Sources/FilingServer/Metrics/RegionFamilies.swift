// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingMetrics
import FilingStore

/// How the regions stand with their reviews and seats, as metrics.
struct RegionFamilies {
    /// What they are.
    let families: [MetricFamily]

    /// Reads them in one snapshot; what each costs is said at its statement.
    init(in snapshot: Snapshot, by plan: ExamPlan, at now: Instant) throws {
        let due = try snapshot.reviewsDue(at: now)
        func reviews(
            _ name: String, _ help: String, _ figure: (ReviewsDue) -> Int64
        ) -> MetricFamily {
            MetricFamily(
                name, help, .gauge,
                due.map { .init(name, [.init("region", $0.region.text)], Double(figure($0))) })
        }
        self.families = [
            reviews(
                "filing_review_due_soon",
                "Filings whose decision is due within the last 20 % of its time, by region.",
                \.dueSoon),
            reviews(
                "filing_review_overdue", "Filings whose decision is overdue, stale ones too.",
                \.overdue),
            reviews("filing_review_stale", "Of them, those that are stale.", \.stale),
            Self.seats(try snapshot.seatFigures(of: plan.exam, at: now), by: plan),
        ]
    }

    private static func seats(_ pools: [SeatFigures], by plan: ExamPlan) -> MetricFamily {
        let name = "filing_seats"
        return MetricFamily(
            name,
            "Seats by region and level: capacity, held, offered, and who waits for one; pools that "
                + "anybody has asked for a seat of.", .gauge,
            pools.flatMap { pool in
                [
                    ("capacity", plan.seats(of: pool.pool)), ("held", pool.held),
                    ("offered", pool.offered), ("waiting", pool.waiting),
                ].map { what, count in
                    .init(
                        name,
                        [
                            .init("region", pool.pool.region.text),
                            .init("level", pool.pool.level.name.en), .init("what", what),
                        ], Double(count))
                }
            })
    }
}
