// SPDX-License-Identifier: Apache-2.0

/// Days of social work: overlaps merged, gaps kept.
///
/// N full years are reached when the merged days, laid end to end from the first one, reach that
/// day's N-th anniversary. Work without a gap that began on 2022-07-11 has 4 full years on
/// 2026-07-11, and 3 on the day before. Days before and after an interruption add up.
///
/// Source: domain.md section 4, "N full anniversaries of merged days against the cut-off".
package struct WorkedDays: Hashable, Sendable {
    /// Ascending and apart; days since 1970, the upper bound not worked any more.
    private let spans: [Range<Int64>]

    /// Merges the periods that are social work; one that ends before it begins has no days.
    package init(_ periods: [EligibilityFacts.Work]) {
        let spans = periods.lazy.filter(\.isSocialWork).map { period in
            let from = period.from.daysSinceEpoch
            let end = period.to.map { $0.daysSinceEpoch + 1 } ?? Self.end
            return from..<max(from, end)
        }
        self.spans = Self.merged(spans.filter { !$0.isEmpty })
    }

    private init(spans: [Range<Int64>]) { self.spans = spans }

    /// Only the days from this one on.
    package func counted(from day: CivilDate) -> WorkedDays {
        let first = day.daysSinceEpoch
        return WorkedDays(
            spans: self.spans.filter { $0.upperBound > first }.map {
                max($0.lowerBound, first)..<$0.upperBound
            })
    }

    /// The first day worked.
    package var first: CivilDate? {
        self.spans.first.map { CivilDate(daysSinceEpoch: $0.lowerBound) }
    }

    /// Days worked before `day`.
    package func days(before day: CivilDate) -> Int64 {
        let end = day.daysSinceEpoch
        return self.spans.reduce(0) { sum, span in
            sum + max(0, min(span.upperBound, end) - span.lowerBound)
        }
    }

    /// Full years on `day`.
    package func fullYears(on day: CivilDate) -> Int {
        let worked = self.days(before: day)
        // No year is longer than 366 days, so that this many are certain.
        var years = Int(worked / 366)
        while let needed = self.daysNeeded(for: years + 1), needed <= worked { years += 1 }
        return years
    }

    /// The first day on which there are `years` full years; nil if the work as stated never makes
    /// them.
    package func day(reaching years: Int) -> CivilDate? {
        guard var left = self.daysNeeded(for: years) else { return nil }
        for span in self.spans {
            let length = span.upperBound - span.lowerBound
            guard left > length else {
                let day = span.lowerBound + left
                // Past the end of the calendar no day can be named.
                return day < Self.end ? CivilDate(daysSinceEpoch: day) : nil
            }
            left -= length
        }
        return nil
    }

    /// Days that make `years` full years from the first day; nil without work.
    package func daysNeeded(for years: Int) -> Int64? {
        guard let first = self.first, let full = first.anniversary(years) else { return nil }
        return full.daysSinceEpoch - first.daysSinceEpoch
    }

    /// The day after 9999-12-31.
    private static let end: Int64 = 2_932_897

    private static func merged(_ spans: [Range<Int64>]) -> [Range<Int64>] {
        var merged: [Range<Int64>] = []
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, span.lowerBound <= last.upperBound {
                merged[merged.count - 1] =
                    last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                merged.append(span)
            }
        }
        return merged
    }
}
