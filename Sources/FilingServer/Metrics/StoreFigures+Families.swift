// SPDX-License-Identifier: Apache-2.0

import FilingMetrics
import FilingStore

extension StoreFigures {
    /// As metrics.
    var families: [MetricFamily] {
        [
            MetricFamily(
                "filing_write_queue_length", "Writes that wait for a commit.", .gauge,
                Double(self.waiting)),
            MetricFamily(
                "filing_write_queue_limit", "Writes that may wait; one more is refused.", .gauge,
                Double(self.waitingLimit)),
            MetricFamily(
                "filing_writes_refused_total", "Writes refused because the queue was full.",
                .counter, Double(self.refused)),
            MetricFamily(
                "filing_reads_total", "Snapshots of the database that were read.", .counter,
                Double(self.reads)),
            MetricFamily(
                "filing_commit_seconds_total", "Time spent in commits.", .counter,
                Double(self.commitNs) / 1e9),
            MetricFamily(
                "filing_commit_writes", "Group commits, by the number of writes that shared one.",
                .histogram, self.groupSamples),
        ]
    }

    private var groupSamples: [MetricFamily.Sample] {
        let name = "filing_commit_writes"
        var below: UInt64 = 0
        var samples: [MetricFamily.Sample] = []
        for (index, count) in self.groups.enumerated() {
            below &+= count
            let bound = index < Self.groupBounds.count ? "\(Self.groupBounds[index])" : "+Inf"
            samples.append(.init("\(name)_bucket", [.init("le", bound)], Double(below)))
        }
        samples.append(.init("\(name)_sum", [], Double(self.writes)))
        samples.append(.init("\(name)_count", [], Double(self.commits)))
        return samples
    }
}
