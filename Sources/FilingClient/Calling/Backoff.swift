// SPDX-License-Identifier: Apache-2.0

import NIOCore

/// How long to wait before trying again: doubling, capped, jittered.
///
/// The jitter takes off up to half, so that clients thrown off together do not come back together,
/// and yet none comes back at once.
struct Backoff: Sendable {
    /// Before the second try at most.
    let first: TimeAmount
    /// Ever.
    let longest: TimeAmount

    init(_ settings: FilingClient.Settings) {
        self.first = .milliseconds(Int64(settings.firstPauseMs))
        self.longest = .milliseconds(Int64(settings.longestPauseMs))
    }

    /// The pause after some failures in a row.
    ///
    /// - Parameters:
    ///   - failures: 1 or more.
    ///   - unit: the dice, 0..<1.
    func pause(failures: UInt32, unit: Double) -> TimeAmount {
        // 2^20 first pauses are far beyond any cap; shifting further could overflow.
        let doublings = min(failures, 21) - min(failures, 1)
        let (grown, overflow) = self.first.nanoseconds.multipliedReportingOverflow(
            by: Int64(1) << Int64(doublings))
        let ceiling = overflow ? self.longest.nanoseconds : min(grown, self.longest.nanoseconds)
        let dice = min(max(unit, 0), 1)
        return .nanoseconds(Int64(Double(ceiling) * (0.5 + 0.5 * dice)))
    }
}
