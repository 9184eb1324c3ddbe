// SPDX-License-Identifier: Apache-2.0

import NIOCore
import Synchronization

/// How many connections are open; one above the limit is closed at once.
final class OpenConnections: Sendable {
    private let limit: Int
    private let count = Atomic(0)

    /// Too many are open.
    struct Full: Error {}

    init(limit: Int) { self.limit = limit }

    /// Counts a connection until it closes.
    ///
    /// - Throws: `Full`.
    func admit(_ channel: any Channel) throws {
        let before = self.count.add(1, ordering: .relaxed).oldValue
        channel.closeFuture.whenComplete { _ in self.count.subtract(1, ordering: .relaxed) }
        guard before < self.limit else { throw Full() }
    }
}
