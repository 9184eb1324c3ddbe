// SPDX-License-Identifier: Apache-2.0

/// Something that happened to a seat by itself, which the audit log and its person are told.
package enum SeatEvent: Hashable, Sendable {
    /// The first of the waiting list is offered a seat, until that moment.
    case offered(until: Instant)
    /// An offer was not taken in time.
    case offerRanOut
    /// A seat was kept for somebody who did not file again in time.
    case graceRanOut
}
