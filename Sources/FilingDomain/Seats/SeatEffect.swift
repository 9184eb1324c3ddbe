// SPDX-License-Identifier: Apache-2.0

/// What walking an edge of the transition table does to the filing's seat.
package enum SeatEffect: Hashable, Sendable, CaseIterable {
    /// Nothing.
    case keep
    /// The filing needs a seat.
    case reserve
    /// The level may have changed: what belongs to another level is given up.
    case follow
    /// The seat is kept for the re-filing grace, then it is free.
    case keepForGrace
    /// The seat, or the place on the waiting list, is free at once.
    case free
}

extension FilingTransition {
    /// What the edge does to the seat.
    ///
    /// Without a default: an action that is added has to say.
    ///
    /// Source: domain.md section 6, "Seats". A filing taken back to be edited keeps its seat as a
    /// rejected one does: an address that is mended must not cost a seat.
    package var seat: SeatEffect {
        switch self.action {
        case .create, .upload, .claim, .release, .propose, .reassign, .approve, .supplement: .keep
        case .update: .follow
        case .submit: self.from == .draft ? .reserve : .keep
        case .reopen, .reject: .keepForGrace
        case .withdraw, .lapse, .revoke: .free
        }
    }
}
