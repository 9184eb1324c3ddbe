// SPDX-License-Identifier: Apache-2.0

import FilingMetrics

/// A server's metrics at one moment.
struct MetricsSnapshot {
    /// Seconds on a clock of this machine that never steps.
    let atSeconds: Double
    private let samples: [String: [MetricFamily.Sample]]

    init(_ samples: [MetricFamily.Sample], atSeconds: Double) {
        self.atSeconds = atSeconds
        self.samples = Dictionary(grouping: samples, by: \.name)
    }

    /// Every sample of a name.
    subscript(name: String) -> [MetricFamily.Sample] { self.samples[name] ?? [] }

    /// The sum over all labels; 0 if the server does not have the metric.
    func sum(_ name: String) -> Double { self[name].reduce(0) { $0 + $1.value } }

    /// Values by one label.
    func values(_ name: String, by label: String) -> [String: Double] {
        self[name].reduce(into: [:]) { sums, sample in
            guard let key = sample[label] else { return }
            sums[key, default: 0] += sample.value
        }
    }
}
