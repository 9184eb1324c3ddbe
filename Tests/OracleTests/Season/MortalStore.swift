// SPDX-License-Identifier: Apache-2.0

import FilingStore
import Synchronization

/// A store as a process sees it that dies at one of its writes.
final class MortalStore: Store {
    /// When.
    enum Death: Sendable {
        /// Nothing of that write is committed.
        case before(write: Int)
        /// It is committed, and nobody is told.
        case after(write: Int)
    }

    /// The process is gone.
    struct Died: Error {}

    private struct State {
        var writes = 0
        var hasDied = false
    }

    private let store: any Store
    private let death: Death
    private let committed: @Sendable () -> Void
    private let state = Mutex(State())

    /// - Parameter committed: called after each write that its process is told of.
    init(_ store: any Store, _ death: Death, committed: @escaping @Sendable () -> Void) {
        self.store = store
        self.death = death
        self.committed = committed
    }

    func write<R: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> R
    ) async throws -> R {
        let number = self.state.withLock { state in
            state.writes += 1
            return state.writes
        }
        if case .before(number) = self.death { throw self.dying() }
        let result = try await self.store.write(body)
        if case .after(number) = self.death { throw self.dying() }
        self.committed()
        return result
    }

    private func dying() -> Died {
        self.state.withLock { $0.hasDied = true }
        return Died()
    }

    /// Whether it came to that.
    var hasDied: Bool { self.state.withLock { $0.hasDied } }

    /// Whether the write at which it dies is committed.
    var isLastWriteKept: Bool {
        if case .after = self.death { return true }
        return false
    }

    func read<R: Sendable>(
        _ body: @escaping @Sendable (Snapshot) throws -> R
    ) async throws -> R {
        try await self.store.read(body)
    }

    func point<R>(_ body: (Snapshot) throws -> R) throws -> R { try self.store.point(body) }

    var health: StoreHealth { self.store.health }
    var figures: StoreFigures { self.store.figures }

    func observe(_ observer: @escaping @Sendable ([ChangedFiling]) -> Void) {
        self.store.observe(observer)
    }

    func allotSeats(by desk: any SeatDesk) { self.store.allotSeats(by: desk) }

    func close() async { await self.store.close() }
}
