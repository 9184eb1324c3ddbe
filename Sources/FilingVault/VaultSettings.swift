// SPDX-License-Identifier: Apache-2.0

/// What can be chosen about a vault.
package struct VaultSettings: Hashable, Sendable {
    /// Threads that read, write and sync: enough for some syncs to wait for the disk together
    /// while others copy bytes.
    package var threads = 8

    /// Calls that may wait or run at once; a chunk has 256 KiB, so they hold at most 128 MiB.
    package var callLimit = 512

    package init() {}
}
