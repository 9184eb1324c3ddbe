// SPDX-License-Identifier: Apache-2.0

import FilingStore
import Synchronization

/// What all threads of a store know together: its health, its observers and who allots seats.
final class StoreStatus: Sendable {
    private let state = Mutex(State())
    private let commits = Atomic(0)
    private let reads = Atomic<UInt64>(0)

    private struct State {
        var health = StoreHealth.serving
        var observers: [@Sendable ([ChangedFiling]) -> Void] = []
        var figures = StoreFigures()
        var seatDesk: (any SeatDesk)?
    }

    var health: StoreHealth { self.state.withLock { $0.health } }

    /// How often this process has committed.
    ///
    /// A snapshot taken after reading this number holds everything up to that commit.
    var commitCount: Int { self.commits.load(ordering: .acquiring) }

    /// What was done; without what waits, which the queue knows.
    var figures: StoreFigures {
        var figures = self.state.withLock { $0.figures }
        figures.reads = self.reads.load(ordering: .relaxed)
        return figures
    }

    /// A snapshot is about to be read.
    func noteRead() { self.reads.wrappingAdd(1, ordering: .relaxed) }

    /// A commit is on the disk; before anybody is told.
    ///
    /// - Parameters:
    ///   - group: writes that shared it.
    ///   - ns: from its first write on.
    func noteCommit(group: Int, ns: UInt64) {
        self.commits.add(1, ordering: .releasing)
        self.state.withLock { $0.figures.note(group: group, ns: ns) }
    }

    /// A write found the queue full.
    func noteRefused() { self.state.withLock { $0.figures.refused &+= 1 } }

    /// A commit failed.
    func stop() {
        self.state.withLock { if $0.health == .serving { $0.health = .stopped } }
    }

    /// - Returns: false if it was closed before.
    func close() -> Bool {
        self.state.withLock { state in
            guard state.health != .closed else { return false }
            state.health = .closed
            return true
        }
    }

    var seatDesk: (any SeatDesk)? { self.state.withLock { $0.seatDesk } }

    func allotSeats(by desk: any SeatDesk) { self.state.withLock { $0.seatDesk = desk } }

    func add(_ observer: @escaping @Sendable ([ChangedFiling]) -> Void) {
        self.state.withLock { $0.observers.append(observer) }
    }

    func tell(_ changed: [ChangedFiling]) {
        guard !changed.isEmpty else { return }
        // Called outside the lock: an observer may ask for the health.
        for observer in self.state.withLock({ $0.observers }) { observer(changed) }
    }
}
