// SPDX-License-Identifier: Apache-2.0

/// How often text messages with codes may be asked for.
///
/// Messages cost money and patience: a stranger must be able to spend little of either. Counted
/// over all purposes. Source: domain.md section 2, number 5.
package struct SmsAllowance: Hashable, Sendable {
    /// At most so many in any period of this length.
    package struct Limit: Hashable, Sendable {
        package let count: Int
        package let period: Span
        /// The refusal's detail `limit`.
        package let token: String
    }

    /// Between two messages to one phone, however many are left.
    package static let coolDown = Limit(count: 1, period: .seconds(60), token: "cool_down")
    /// To one phone.
    package static let phone = [
        Self.coolDown,
        Limit(count: 5, period: .hours(1), token: "hour"),
        Limit(count: 20, period: .day, token: "day"),
    ]
    /// From one source address: a classroom behind one address registers in some minutes.
    package static let source = [
        Limit(count: 25, period: .minutes(5), token: "source")
    ]

    /// Refuses a request that would be one too many.
    ///
    /// - Parameter sent: when messages were asked for before, newest first; as many as the largest
    ///   count of `limits` are enough.
    /// - Throws: `CODE_TOO_SOON` with the limit that binds longest and the time to wait.
    package static func require(
        _ limits: [Limit], sent: [Instant], now: Instant
    ) throws(Refusal) {
        var wait: (until: Instant, limit: Limit)?
        for limit in limits where sent.count >= limit.count {
            let until = sent[limit.count - 1] + limit.period
            guard now < until, wait.map({ $0.until < until }) ?? true else { continue }
            wait = (until, limit)
        }
        guard let wait else { return }
        throw Refusal(
            .codeTooSoon,
            [
                "limit": .text(wait.limit.token),
                "retry_after_ms": .number(UInt64(clamping: (wait.until - now).ms)),
            ])
    }
}
