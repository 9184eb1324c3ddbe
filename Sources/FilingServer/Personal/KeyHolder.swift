// SPDX-License-Identifier: Apache-2.0

package import FilingSeal
import Synchronization

/// The wrapping keys of a running process, which a rotation replaces.
package final class KeyHolder: Sendable {
    private let held: Mutex<KeyRing>

    package init(_ file: KeyFile) { self.held = Mutex(KeyRing(file)) }

    /// The keys as they are now.
    package var ring: KeyRing { self.held.withLock { $0 } }

    /// Takes the keys of a changed key file.
    package func follow(_ file: KeyFile) { self.held.withLock { $0 = $0.following(file) } }
}
