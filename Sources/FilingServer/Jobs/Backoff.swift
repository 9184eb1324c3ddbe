// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// How long an outside service that failed is left alone: doubling, from 5 seconds to 10 minutes.
enum Backoff {
    /// - Parameter attempts: how often it had failed before this time.
    static func span(after attempts: Int) -> Span {
        let doublings = min(max(attempts, 0), 7)
        return min(Span(ms: 5_000 << Int64(doublings)), Span.minutes(10))
    }
}
