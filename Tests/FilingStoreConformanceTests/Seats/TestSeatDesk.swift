// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore
import Synchronization

/// Allots seats as a test says, and remembers what it was told.
final class TestSeatDesk: SeatDesk {
    struct Told: Hashable {
        let event: SeatEvent
        let owner: AccountID
    }

    private struct State {
        var capacity: [SeatPool: Int] = [:]
        var told: [Told] = []
    }

    private let state = Mutex(State())
    private let usual: Int

    /// - Parameter usual: capacity of a pool that was not set.
    init(usual: Int = 1_000) { self.usual = usual }

    func set(_ capacity: Int, of pool: SeatPool) {
        self.state.withLock { $0.capacity[pool] = capacity }
    }

    /// What was told since the last look.
    func takeTold() -> [Told] {
        self.state.withLock { state in
            defer { state.told = [] }
            return state.told
        }
    }

    func capacity(of pool: SeatPool) -> Int {
        self.state.withLock { $0.capacity[pool] } ?? self.usual
    }

    func graceEnd(from start: Instant) -> Instant { start + .hours(72) }

    func offerEnd(of pool: SeatPool, from now: Instant, in snapshot: Snapshot) -> Instant? {
        now + SeatRules.offerPeriod
    }

    func tell(
        _ event: SeatEvent, of place: SeatPlace, at now: Instant, in transaction: Transaction
    ) throws {
        self.state.withLock { $0.told.append(Told(event: event, owner: place.owner)) }
    }
}
