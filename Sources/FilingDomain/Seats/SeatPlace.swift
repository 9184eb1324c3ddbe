// SPDX-License-Identifier: Apache-2.0

/// What one filing has of a pool: a seat, or a place on the waiting list.
///
/// A person has one at most for an exam.
package struct SeatPlace: Hashable, Sendable {
    package let filing: FilingID
    package let owner: AccountID
    package let pool: SeatPool
    package let standing: SeatStanding
    /// Start of the standing.
    package let since: Instant

    package init(
        filing: FilingID, owner: AccountID, pool: SeatPool, standing: SeatStanding, since: Instant
    ) {
        self.filing = filing
        self.owner = owner
        self.pool = pool
        self.standing = standing
        self.since = since
    }
}

/// How a filing stands to its seat.
package enum SeatStanding: Hashable, Sendable {
    /// Reserved.
    case held
    /// Kept for the person until that moment, at which it is free: they may file again.
    case kept(until: Instant)
    /// On the waiting list; the number rises in the order of the commits.
    case waiting(number: Int64)
    /// Offered to whoever waited; until that moment they may take it.
    case offered(until: Instant)

    /// Whether it has run out, whatever is still stored.
    package func isVoid(at now: Instant) -> Bool {
        switch self {
        case .held, .waiting: false
        case .kept(let until), .offered(let until): now >= until
        }
    }
}
