// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingMetrics

/// What happened at a server between two looks at its metrics.
struct TopPage: Equatable {
    /// One method.
    struct Method: Equatable {
        let name: String
        let callsPerSecond: Double
        /// Calls that did not end with OK.
        let errorsPerSecond: Double
        /// Milliseconds, the upper bound of the bucket it falls into; nil without calls.
        let p50Ms: Double?
        let p99Ms: Double?
    }

    /// One region's queue.
    struct Region: Equatable {
        let code: String
        let waiting: Double
        /// Seconds since the one that waits longest was handed in.
        let oldestSeconds: Double
        /// Of those that wait: the decision due soon.
        let dueSoon: Double
        /// Overdue, stale ones too.
        let overdue: Double
        let stale: Double
    }

    let isServing: Bool
    let connections: Double
    let callsPerSecond: Double
    let queueLength: Double
    let queueLimit: Double
    let commitsPerSecond: Double
    let writesPerSecond: Double
    let outbox: Double
    let outboxLagSeconds: Double
    /// Decisions that the registration system has not acknowledged.
    let feed: Double
    let feedLagSeconds: Double
    /// Busiest first.
    let methods: [Method]
    /// Most overdue first, then the longest queue.
    let regions: [Region]

    /// Compares two looks; rates are 0 if the server started again in between.
    init(from before: MetricsSnapshot, to after: MetricsSnapshot) {
        let seconds = max(after.atSeconds - before.atSeconds, 0.001)
        func rate(_ name: String) -> Double {
            max(0, after.sum(name) - before.sum(name)) / seconds
        }
        self.isServing = after.sum("filing_serving") > 0
        self.connections = after.sum("filing_connections_open")
        self.callsPerSecond = rate("filing_calls_total")
        self.queueLength = after.sum("filing_write_queue_length")
        self.queueLimit = after.sum("filing_write_queue_limit")
        self.commitsPerSecond = rate("filing_commit_writes_count")
        self.writesPerSecond = rate("filing_commit_writes_sum")
        self.outbox = after.sum("filing_outbox_messages")
        self.outboxLagSeconds = after.sum("filing_outbox_lag_seconds")
        self.feed = after.sum("filing_feed_unacknowledged")
        self.feedLagSeconds = after.sum("filing_feed_lag_seconds")
        self.methods = Self.methods(before, after, seconds)
        self.regions = Self.regions(after)
    }

    private static func methods(
        _ before: MetricsSnapshot, _ after: MetricsSnapshot, _ seconds: Double
    ) -> [Method] {
        let calls = Self.rise("filing_calls_total", before, after) { $0["method"] }
        let errors = Self.rise("filing_calls_total", before, after) {
            $0["code"] == "0" ? nil : $0["method"]
        }
        return calls.map { name, count in
            let times = BucketRise(of: name, from: before, to: after)
            return Method(
                name: name, callsPerSecond: count / seconds,
                errorsPerSecond: (errors[name] ?? 0) / seconds,
                p50Ms: times.quantile(0.5).map { $0 * 1_000 },
                p99Ms: times.quantile(0.99).map { $0 * 1_000 })
        }
        .sorted { ($1.callsPerSecond, $0.name) < ($0.callsPerSecond, $1.name) }
    }

    private static func regions(_ snapshot: MetricsSnapshot) -> [Region] {
        let ages = snapshot.values("filing_review_lag_seconds", by: "region")
        let dueSoon = snapshot.values("filing_review_due_soon", by: "region")
        let overdue = snapshot.values("filing_review_overdue", by: "region")
        let stale = snapshot.values("filing_review_stale", by: "region")
        return snapshot.values("filing_review_open", by: "region").map { code, waiting in
            Region(
                code: code, waiting: waiting, oldestSeconds: ages[code] ?? 0,
                dueSoon: dueSoon[code] ?? 0, overdue: overdue[code] ?? 0, stale: stale[code] ?? 0)
        }
        .sorted {
            ($1.overdue, $1.waiting, $0.code) < ($0.overdue, $0.waiting, $1.code)
        }
    }

    /// How much a counter rose, by a key of its labels; what did not rise is left out.
    private static func rise(
        _ name: String, _ before: MetricsSnapshot, _ after: MetricsSnapshot,
        by key: (MetricFamily.Sample) -> String?
    ) -> [String: Double] {
        var rises: [String: Double] = [:]
        for sample in after[name] { key(sample).map { rises[$0, default: 0] += sample.value } }
        for sample in before[name] { key(sample).map { rises[$0, default: 0] -= sample.value } }
        return rises.filter { $0.value > 0 }
    }
}

/// How much the buckets of a method's histogram rose.
private struct BucketRise {
    /// Ascending upper bounds in seconds, with the calls at or below each.
    private let buckets: [(bound: Double, count: Double)]

    init(of method: String, from before: MetricsSnapshot, to after: MetricsSnapshot) {
        func counts(_ snapshot: MetricsSnapshot) -> [Double: Double] {
            var counts: [Double: Double] = [:]
            for sample in snapshot["filing_call_seconds_bucket"] where sample["method"] == method {
                guard let text = sample["le"] else { continue }
                guard let bound = text == "+Inf" ? .infinity : Double(text) else { continue }
                counts[bound] = sample.value
            }
            return counts
        }
        let old = counts(before)
        self.buckets = counts(after).map { ($0.key, max(0, $0.value - (old[$0.key] ?? 0))) }
            .sorted { $0.0 < $1.0 }
    }

    /// The bound below which this share of the calls lies; nil without calls or above all bounds.
    func quantile(_ share: Double) -> Double? {
        guard let total = self.buckets.last?.count, total > 0 else { return nil }
        let bound = self.buckets.first { $0.count >= total * share }?.bound
        return bound.flatMap { $0.isFinite ? $0 : nil }
    }
}
