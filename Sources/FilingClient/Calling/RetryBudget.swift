// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Stops retries from multiplying the load of a server that is failing.
///
/// A bucket of tokens: each failure that could be retried takes one, each success gives a fraction
/// back, and retries happen only while more than half are there. Tokens are kept in thousandths, so
/// that adding fractions stays exact.
///
/// Source: gRFC A6, "Throttling Retry Attempts and Hedged RPCs".
final class RetryBudget: Sendable {
    private let maximum: Int
    private let gain: Int
    private let tokens: Mutex<Int>

    init(tokens: Double, ratio: Double) {
        // gRFC A6 allows 1...1000 tokens and three digits of the ratio.
        self.maximum = Int(min(max(tokens, 1), 1000) * 1000)
        self.gain = Int(min(max(ratio, 0), 1000) * 1000)
        self.tokens = Mutex(self.maximum)
    }

    /// A call succeeded.
    func succeeded() {
        self.tokens.withLock { $0 = min($0 + self.gain, self.maximum) }
    }

    /// A try failed in a way that could be retried.
    ///
    /// - Returns: whether it may be.
    func failed() -> Bool {
        self.tokens.withLock { tokens in
            tokens = max(tokens - 1000, 0)
            return tokens > self.maximum / 2
        }
    }
}
