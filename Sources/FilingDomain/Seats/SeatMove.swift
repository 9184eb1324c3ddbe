// SPDX-License-Identifier: Apache-2.0

/// What is to be done about a filing's seat, decided on what it has.
package enum SeatMove: Hashable, Sendable {
    /// Nothing.
    case none
    /// What it has is given up.
    case free
    /// It is kept until that moment.
    case keep(until: Instant)

    /// Decides for every effect but `.reserve`.
    ///
    /// - Parameters:
    ///   - place: what the filing has; nil for nothing.
    ///   - pool: of the filing after the change.
    ///   - graceEnd: when a grace that begins now ends.
    package init(_ effect: SeatEffect, _ place: SeatPlace?, pool: SeatPool, graceEnd: Instant) {
        guard let place else {
            self = .none
            return
        }
        let isElsewhere = place.pool != pool
        self =
            switch effect {
            case .keep, .reserve: .none
            case .free: .free
            case .follow: isElsewhere ? .free : .none
            case .keepForGrace: isElsewhere ? .free : .keep(until: graceEnd)
            }
    }
}

/// How a filing that is handed in comes to its seat, decided on what its owner has for the exam.
package enum SeatClaim: Hashable, Sendable {
    /// They have nothing that is good here: one of the free seats, if there is one.
    case anew
    /// They have a seat of the pool, of this filing or of one before it.
    case taking(SeatPlace)
    /// They wait for one, and none was offered.
    case waiting(SeatPlace)
    /// They have something that is void or of another pool: it is given up, and then as `anew`.
    case replacing(SeatPlace)

    package init(of pool: SeatPool, _ place: SeatPlace?, now: Instant) {
        guard let place else {
            self = .anew
            return
        }
        guard place.pool == pool, !place.standing.isVoid(at: now) else {
            self = .replacing(place)
            return
        }
        switch place.standing {
        case .waiting: self = .waiting(place)
        case .held, .kept, .offered: self = .taking(place)
        }
    }
}
