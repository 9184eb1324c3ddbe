// SPDX-License-Identifier: Apache-2.0

import FilingStore
import Synchronization

/// Remembers what an observer was told.
final class Told: Sendable {
    private let state = Mutex<[ChangedFiling]>([])

    var changes: [ChangedFiling] { self.state.withLock { $0 } }

    func add(_ changed: [ChangedFiling]) { self.state.withLock { $0 += changed } }
}
