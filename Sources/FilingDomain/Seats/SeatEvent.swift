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

extension SeatEvent {
    /// What its person is told; nil for a grace, whose end the rejection has named already.
    package func notice(about place: SeatPlace, at now: Instant) -> Notice? {
        switch self {
        case .offered(let until):
            Notice(to: place.owner, .seatOffered, filing: place.filing, due: until, at: now)
        case .offerRanOut:
            Notice(to: place.owner, .seatOfferRanOut, filing: place.filing, at: now)
        case .graceRanOut:
            nil
        }
    }
}
