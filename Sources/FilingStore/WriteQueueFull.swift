// SPDX-License-Identifier: Apache-2.0

/// More writes wait than the queue takes; nothing was done.
package struct WriteQueueFull: Error, Hashable, Sendable {
    /// Milliseconds after which trying again makes sense.
    package let retryAfterMs: UInt32

    package init(retryAfterMs: UInt32) { self.retryAfterMs = retryAfterMs }
}
