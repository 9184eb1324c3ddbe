// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Who allots seats: what the store must be told of the exam plan, and whom it tells.
///
/// Called on the store's own thread inside a transaction; it must be quick.
package protocol SeatDesk: Sendable {
    /// Seats of a pool by the plan of this moment.
    func capacity(of pool: SeatPool) -> Int

    /// When a re-filing grace that begins now ends.
    func graceEnd(from start: Instant) -> Instant

    /// Until when an offer that is made now is good; nil while the region takes no filings, when nobody
    /// could take one.
    func offerEnd(of pool: SeatPool, from now: Instant, in snapshot: Snapshot) throws -> Instant?

    /// Writes down what happened to a seat by itself: audit entry and notice, in the
    /// transaction in which it happened.
    func tell(
        _ event: SeatEvent, of place: SeatPlace, at now: Instant, in transaction: Transaction
    ) throws
}
