// SPDX-License-Identifier: Apache-2.0

/// Whether a store takes writes.
package enum StoreHealth: String, Hashable, Sendable {
    /// Reads and writes.
    case serving
    /// A commit or a sync failed: what is on the disk is unknown, so nothing is acknowledged any
    /// more. The process has to start again, through recovery.
    case stopped
    /// `close()` was called.
    case closed
}
