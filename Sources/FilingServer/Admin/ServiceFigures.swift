// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore
import Synchronization

/// How each region stands, for the operator.
struct ServiceFigures: Procedure {
    static let method = FilingV1.Admin.figures
    static let access = Access.systemAdmin
    static let effect = Effect.read
    static let audit = AuditRule.nothing(because: "counts by region name nobody")

    private let store: any Store
    private let plans: PlanShelf
    private let counts = FilingCounts()

    init(store: any Store, plans: PlanShelf) {
        self.store = store
        self.plans = plans
    }

    func run(
        _ request: FilingV1.AdminFiguresRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.AdminFiguresReply {
        let plan = self.plans.current
        let only = request.region.isEmpty ? nil : try RegionCode(text: request.region)
        if let only, plan.regions[only] == nil { throw Refusal(.regionUnknown) }
        let now = context.now
        let counts = try await self.counts.read(from: self.store, at: now)
        let regions = try await self.store.read { snapshot in
            let figures = try RegionTable(in: snapshot, by: plan, at: now)
            return plan.regions.keys.filter { only == nil || $0 == only }
                .sorted { $0.rawValue < $1.rawValue }
                .map { figures.message(of: $0, filings: counts[$0] ?? []) }
        }
        return FilingV1.AdminFiguresReply(regions: regions, atMs: now.ms)
    }
}

/// Filings by region and state, counted seldom: the whole table is walked.
private final class FilingCounts: Sendable {
    typealias Counts = [RegionCode: [FilingV1.FilingCount]]

    private let last = Mutex<(at: Instant, counts: Counts)?>(nil)
    /// As often as the metrics read theirs.
    private static let readEvery = Backlogs.readEvery

    /// As of now, or of at most `readEvery` ago.
    func read(from store: any Store, at now: Instant) async throws -> Counts {
        if let last = self.last.withLock({ $0 }), now < last.at + Self.readEvery, last.at <= now {
            return last.counts
        }
        let rows = try await store.read { try $0.filingsByState() }
        let counts = Dictionary(grouping: rows, by: \.region).mapValues {
            $0.map {
                FilingV1.FilingCount(
                    state: FilingV1.FilingState($0.state), filings: UInt64(clamping: $0.count))
            }
        }
        self.last.withLock { $0 = (now, counts) }
        return counts
    }
}

/// What is read in one snapshot, by region.
private struct RegionTable {
    private let due: [RegionCode: ReviewsDue]
    private let feed: [RegionCode: FeedDue]
    private let quotas: [RegionCode: [FilingV1.SeatQuota]]

    init(in snapshot: Snapshot, by plan: ExamPlan, at now: Instant) throws {
        self.due = Dictionary(
            uniqueKeysWithValues: try snapshot.reviewsDue(at: now).map { ($0.region, $0) })
        let calendar = plan.calendar
        self.feed = Dictionary(
            uniqueKeysWithValues: try snapshot.feedDue(
                flagged: FeedClock.passed(FeedClock.flaggedDays, at: now, by: calendar),
                breached: FeedClock.passed(FeedClock.breachedDays, at: now, by: calendar)
            ).map { ($0.region, $0) })
        self.quotas = try Dictionary(
            grouping: try SeatQuotas.all(in: snapshot, by: plan, at: now), by: \.region
        ).reduce(into: [:]) { quotas, entry in
            quotas[try RegionCode(text: entry.key)] = entry.value
        }
    }

    func message(
        of region: RegionCode, filings: [FilingV1.FilingCount]
    ) -> FilingV1.AdminRegionFigures {
        let due = self.due[region]
        let feed = self.feed[region]
        return FilingV1.AdminRegionFigures(
            region: region.text, filings: filings, dueSoon: UInt64(clamping: due?.dueSoon ?? 0),
            overdue: UInt64(clamping: due?.overdue ?? 0),
            stale: UInt64(clamping: due?.stale ?? 0), seats: self.quotas[region] ?? [],
            feedUnacknowledged: UInt64(clamping: feed?.open ?? 0),
            feedFlagged: UInt64(clamping: feed.map { $0.late - $0.breached } ?? 0),
            feedBreached: UInt64(clamping: feed?.breached ?? 0))
    }
}
