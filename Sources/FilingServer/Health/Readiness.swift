// SPDX-License-Identifier: Apache-2.0

import FilingStore
import FilingVault
import Synchronization

/// Whether calls are taken: not while draining, and not while store or vault have stopped.
package final class Readiness: Sendable {
    private let store: any Store
    private let vault: Vault
    private let draining = Atomic(false)

    init(store: any Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// From now on the server answers NOT_SERVING.
    package func beginDrain() { self.draining.store(true, ordering: .relaxed) }

    /// Calls are taken.
    package var isServing: Bool {
        !self.draining.load(ordering: .relaxed) && self.store.health == .serving
            && self.vault.health == .serving
    }
}
