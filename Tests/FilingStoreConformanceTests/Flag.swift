// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Tells other tasks that something has happened.
final class Flag: Sendable {
    private let state = Atomic(false)

    var isSet: Bool { self.state.load(ordering: .acquiring) }

    func set() { self.state.store(true, ordering: .releasing) }
}
