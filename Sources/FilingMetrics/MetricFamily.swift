// SPDX-License-Identifier: Apache-2.0

/// One metric: a name, what it tells, and its samples.
///
/// Source: Prometheus, "Exposition formats", text format 0.0.4.
package struct MetricFamily: Hashable, Sendable {
    /// How a value behaves.
    package enum Kind: String, Sendable, CaseIterable {
        /// Only rises, until the process starts again.
        case counter
        /// Rises and falls.
        case gauge
        /// Counts by upper bound; the samples are `_bucket`, `_sum` and `_count`.
        case histogram
    }

    /// One value.
    package struct Sample: Hashable, Sendable {
        /// The family's name, with `_bucket`, `_sum` or `_count` behind it in a histogram.
        package let name: String
        /// In the order in which they are written.
        package let labels: [Label]
        package let value: Double

        package init(_ name: String, _ labels: [Label] = [], _ value: Double) {
            self.name = name
            self.labels = labels
            self.value = value
        }

        /// The value of a label; nil if the sample has none of that name.
        package subscript(label: String) -> String? {
            self.labels.first { $0.name == label }?.value
        }
    }

    /// What a sample is about.
    package struct Label: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// `filing_` and what it counts, with its unit last: letters, digits and `_`.
    package let name: String
    /// One sentence for whoever reads it at night.
    package let help: String
    package let kind: Kind
    package let samples: [Sample]

    package init(_ name: String, _ help: String, _ kind: Kind, _ samples: [Sample]) {
        self.name = name
        self.help = help
        self.kind = kind
        self.samples = samples
    }

    /// A family of one sample without labels.
    package init(_ name: String, _ help: String, _ kind: Kind, _ value: Double) {
        self.init(name, help, kind, [Sample(name, [], value)])
    }
}
