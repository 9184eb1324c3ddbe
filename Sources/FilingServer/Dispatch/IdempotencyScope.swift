// SPDX-License-Identifier: Apache-2.0

import FilingStore

/// Names the effect of one write: repeated, it replays its reply instead of happening again.
///
/// Source: wire.md, "idempotency_key".
struct IdempotencyScope: Sendable, Hashable {
    /// Whose key it is, and the key: 1...64 bytes, chosen by the client.
    let key: IdempotentReply.Key
    /// SHA-256 over method and request: a key never serves for two requests.
    let requestHash: [UInt8]

    /// 64 bytes: room for a UUID in text beside a prefix.
    static let keyLimitBytes = 64
    /// A repeat while the first is still running is told to wait this long: a few group commits.
    static let retryAfterMs: UInt64 = 100
}
