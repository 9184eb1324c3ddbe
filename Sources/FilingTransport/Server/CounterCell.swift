// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A counter with one writing thread, its event loop's, and any number of readers.
struct CounterCell: ~Copyable, Sendable {
    private let value = Atomic<UInt64>(0)

    /// Adds one.
    ///
    /// Load and store instead of an atomic addition: there is no second writer.
    @inline(__always)
    func bump() {
        self.value.store(self.value.load(ordering: .relaxed) &+ 1, ordering: .relaxed)
    }

    /// Takes one away.
    func lower() {
        self.value.store(self.value.load(ordering: .relaxed) &- 1, ordering: .relaxed)
    }

    var current: UInt64 { self.value.load(ordering: .relaxed) }
}
