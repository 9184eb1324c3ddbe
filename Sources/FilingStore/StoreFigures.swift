// SPDX-License-Identifier: Apache-2.0

/// What a store has done since it was opened; for metrics.
package struct StoreFigures: Hashable, Sendable {
    /// Writes that wait now.
    package var waiting = 0
    /// Writes that may wait; one more is refused.
    package var waitingLimit = 0
    /// Group commits.
    package var commits: UInt64 = 0
    /// Writes that shared them.
    package var writes: UInt64 = 0
    /// Writes refused because too many waited.
    package var refused: UInt64 = 0
    /// Commits by the number of writes that shared them, each alone: `groupBounds`, then above.
    package var groups = [UInt64](repeating: 0, count: Self.groupBounds.count + 1)
    /// Snapshots that were read, on whatever thread.
    package var reads: UInt64 = 0
    /// Time spent in commits, from the first write of a group to the disk's answer.
    package var commitNs: UInt64 = 0

    /// Upper bounds of `groups`, in writes.
    package static let groupBounds: [Int] = [1, 2, 4, 8, 16, 32, 64, 128, 256]

    package init() {}

    /// Adds a commit that `count` writes shared.
    package mutating func note(group count: Int, ns: UInt64) {
        self.commits &+= 1
        self.writes &+= UInt64(clamping: count)
        self.commitNs &+= ns
        let bucket = Self.groupBounds.firstIndex { count <= $0 } ?? Self.groupBounds.count
        self.groups[bucket] &+= 1
    }
}
