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

    /// Writes down what happened to a seat by itself: audit entry and text message, in the
    /// transaction in which it happened.
    func tell(
        _ event: SeatEvent, of place: SeatPlace, at now: Instant, in transaction: Transaction
    ) throws
}
