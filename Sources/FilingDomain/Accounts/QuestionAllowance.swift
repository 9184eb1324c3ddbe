// SPDX-License-Identifier: Apache-2.0

/// How often one address may ask what is answered without an account.
package enum QuestionLimits {
    /// Questions of one kind from one address in `period`: a classroom behind one address tries itself
    /// out.
    package static let perSource = 60
    package static let period = Span.minutes(5)
    /// Addresses that are kept in a period; about 5 MB.
    package static let sources = 50_000
}

/// The questions of one kind that source addresses have used up in the running period.
///
/// One period for all, so that forgetting costs nothing per call, whoever floods.
package struct QuestionAllowance<Source: Hashable & Sendable>: Sendable {
    private let reason: Reason
    private var since: Instant
    private var used: [Source: Int] = [:]

    /// Nothing used yet.
    ///
    /// - Parameter reason: what a question too many is refused with.
    package init(since: Instant, refusingWith reason: Reason) {
        self.since = since
        self.reason = reason
    }

    /// Uses one question.
    ///
    /// - Throws: the reason it was made with, and the time until the next period; also when more
    ///   addresses ask than are kept.
    package mutating func spend(_ source: Source, now: Instant) throws(Refusal) {
        let end = self.since + QuestionLimits.period
        if now >= end {
            self.since = now
            self.used.removeAll(keepingCapacity: true)
        }
        let count = self.used[source]
        guard count ?? 0 < QuestionLimits.perSource,
            count != nil || self.used.count < QuestionLimits.sources
        else {
            let wait = (self.since + QuestionLimits.period) - now
            throw Refusal(
                self.reason, ["retry_after_ms": .number(UInt64(clamping: wait.ms))])
        }
        self.used[source] = (count ?? 0) + 1
    }
}
