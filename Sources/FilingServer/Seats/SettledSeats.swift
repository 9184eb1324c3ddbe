// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// Makes the offers that are due, so that people are told without anybody asking for a seat.
///
/// Only tidies: what has run out is void, and whoever wants a seat settles what is due first.
struct SettledSeats {
    let store: any Store

    /// Settles every pool, a bounded number of seats with each write.
    func settle(at now: Instant) async throws {
        for pool in try await self.store.read({ try $0.seatPoolsDue(at: now) }) {
            var moved = SeatRules.settledAtOnce
            while moved >= SeatRules.settledAtOnce {
                moved = try await self.store.write { try $0.settleSeats(of: pool, at: now) }
            }
        }
    }
}
