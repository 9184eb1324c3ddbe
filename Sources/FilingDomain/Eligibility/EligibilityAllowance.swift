// SPDX-License-Identifier: Apache-2.0

/// The checks of one kind, of eligibility or of seats, that source addresses have used up in the
/// running period.
///
/// One period for all, so that forgetting costs nothing per call, whoever floods.
package struct EligibilityAllowance<Source: Hashable & Sendable>: Sendable {
    private let reason: Reason
    private var since: Instant
    private var used: [Source: Int] = [:]

    /// Nothing used yet.
    ///
    /// - Parameter reason: what a check too many is refused with.
    package init(since: Instant, refusingWith reason: Reason = .eligibilityTooOften) {
        self.since = since
        self.reason = reason
    }

    /// Uses one check.
    ///
    /// - Throws: the reason it was made with, and the time until the next period; also when more
    ///   addresses ask than are kept.
    package mutating func spend(_ source: Source, now: Instant) throws(Refusal) {
        let end = self.since + EligibilityLimits.period
        if now >= end {
            self.since = now
            self.used.removeAll(keepingCapacity: true)
        }
        let count = self.used[source]
        guard count ?? 0 < EligibilityLimits.callsPerSource,
            count != nil || self.used.count < EligibilityLimits.sources
        else {
            let wait = (self.since + EligibilityLimits.period) - now
            throw Refusal(
                self.reason, ["retry_after_ms": .number(UInt64(clamping: wait.ms))])
        }
        self.used[source] = (count ?? 0) + 1
    }
}
