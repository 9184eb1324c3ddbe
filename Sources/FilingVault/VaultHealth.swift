// SPDX-License-Identifier: Apache-2.0

/// Whether a vault takes bytes.
package enum VaultHealth: String, Hashable, Sendable {
    /// Reads and writes.
    case serving
    /// A sync failed.
    ///
    /// After that the system forgets which bytes it did not write, and a later sync would succeed
    /// without them: nothing is finished any more until the process starts again.
    case stopped
}
