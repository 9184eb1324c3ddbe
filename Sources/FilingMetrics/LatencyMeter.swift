// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// How often something was done, how it ended, and how long it took.
///
/// A few relaxed additions a call, from any thread: a reader may see a call in one number and not
/// yet in another, never a wrong total for long.
package final class LatencyMeter: Sendable {
    /// Upper bounds of the buckets, in nanoseconds.
    ///
    /// From a point read in memory to the deadline of a call that names none; one more bucket counts
    /// what took longer.
    package static let boundsNs: InlineArray<16, UInt64> = [
        10_000, 50_000, 100_000, 250_000, 500_000,
        1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
        250_000_000, 1_000_000_000, 5_000_000_000, 30_000_000_000,
    ]

    private let codes = InlineArray<17, Atomic<UInt64>> { _ in Atomic(0) }
    private let buckets = InlineArray<17, Atomic<UInt64>> { _ in Atomic(0) }
    private let sumNs = Atomic<UInt64>(0)

    package init() {}

    /// Counts one.
    ///
    /// - Parameter code: how it ended, 0...16; anything above counts as 2, UNKNOWN.
    package func note(code: UInt32, ns: UInt64) {
        let code = code <= 16 ? Int(code) : 2
        self.codes[code].add(1, ordering: .relaxed)
        self.buckets[Self.bucket(of: ns)].add(1, ordering: .relaxed)
        self.sumNs.add(ns, ordering: .relaxed)
    }

    /// What was counted so far.
    package var reading: LatencyReading {
        LatencyReading(
            codes: self.codes.indices.map { self.codes[$0].load(ordering: .relaxed) },
            buckets: self.buckets.indices.map { self.buckets[$0].load(ordering: .relaxed) },
            sumNs: self.sumNs.load(ordering: .relaxed))
    }

    private static func bucket(of ns: UInt64) -> Int {
        var low = 0
        var high = Self.boundsNs.count
        while low < high {
            let middle = (low + high) / 2
            if ns <= Self.boundsNs[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// What a meter had counted at one moment.
package struct LatencyReading: Hashable, Sendable {
    /// By code, 0...16.
    package let codes: [UInt64]
    /// By the bounds of `LatencyMeter`, each alone; the last took longer than all bounds.
    package let buckets: [UInt64]
    package let sumNs: UInt64

    package init(codes: [UInt64], buckets: [UInt64], sumNs: UInt64) {
        self.codes = codes
        self.buckets = buckets
        self.sumNs = sumNs
    }

    /// All of them.
    package var count: UInt64 { self.buckets.reduce(0, &+) }

    /// As the samples of a histogram in seconds: cumulative buckets, sum and count.
    package func histogram(
        _ name: String, _ labels: [MetricFamily.Label]
    ) -> [MetricFamily.Sample] {
        var samples: [MetricFamily.Sample] = []
        var below: UInt64 = 0
        for (index, count) in self.buckets.enumerated() {
            below &+= count
            let bound =
                index < LatencyMeter.boundsNs.count
                ? MetricsText.number(Double(LatencyMeter.boundsNs[index]) / 1e9) : "+Inf"
            samples.append(
                .init("\(name)_bucket", labels + [.init("le", bound)], Double(below)))
        }
        samples.append(.init("\(name)_sum", labels, Double(self.sumNs) / 1e9))
        samples.append(.init("\(name)_count", labels, Double(below)))
        return samples
    }
}
