// SPDX-License-Identifier: Apache-2.0

import FilingStore
import Synchronization

/// The writes under way, by key: a repeat that overtakes its first attempt must wait.
final class RunningWrites: Sendable {
    private let keys = Mutex<Set<IdempotentReply.Key>>([])

    /// Marks a write as running; false if it is already.
    func begin(_ scope: IdempotencyScope) -> Bool {
        self.keys.withLock { $0.insert(scope.key).inserted }
    }

    /// The write has ended, well or badly.
    func end(_ scope: IdempotencyScope) {
        self.keys.withLock { _ = $0.remove(scope.key) }
    }
}
