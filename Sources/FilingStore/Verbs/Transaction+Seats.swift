// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Seats: every change of a filing does to its seat what the transition table says.
extension Transaction {
    /// Joins the waiting list, if a filing that is about to be handed in finds every seat taken.
    ///
    /// - Returns: the place; nil if there is a seat, and then nothing was done: `save` takes it.
    package func waitIfFull(for change: FilingChange) throws -> SeatPlace? {
        guard change.seat == .reserve else { return nil }
        return try self.waitIfFull(for: change.filing, at: change.entry.at)
    }

    func waitIfFull(for filing: Filing, at now: Instant) throws -> SeatPlace? {
        try self.beginCount(of: filing.pool)
        try self.settleSeats(of: filing.pool, at: now)
        switch SeatClaim(
            of: filing.pool, try self.seat(of: filing.owner, for: filing.exam), now: now)
        {
        case .taking:
            return nil
        case .waiting(let place):
            return place
        case .replacing(let old):
            try self.end(old, at: now)
            if old.pool != filing.pool { try self.settleSeats(of: old.pool, at: now) }
        case .anew:
            break
        }
        let capacity = try self.seatDesk.capacity(of: filing.pool)
        guard try self.count(of: filing.pool).free(of: capacity) == 0 else { return nil }
        let place = SeatPlace(
            filing: filing.id, owner: filing.owner, pool: filing.pool,
            standing: .waiting(number: try self.next(.seatPlace)), since: now)
        try self.insert(place)
        try self.shift(filing.pool, held: 0, waiting: 1)
        return place
    }

    /// Does what is due in a pool: what has run out is free, and whoever waits first is offered what
    /// is free.
    ///
    /// - Returns: how many seats changed hands; `SeatRules.settledAtOnce` and more may leave some.
    @discardableResult
    package func settleSeats(of pool: SeatPool, at now: Instant) throws -> Int {
        let desk = try self.seatDesk
        let ended = try self.all(
            .seatsRunOut,
            [
                "exam": .text(pool.exam.rawValue), "region": .region(pool.region),
                "level": .code(pool.level), "now_ms": .instant(now),
                "limit": .count(SeatRules.settledAtOnce),
            ], SeatRow.place)
        for place in ended { try self.end(place, at: now) }
        let offers = min(
            try self.count(of: pool).offers(of: desk.capacity(of: pool)), SeatRules.settledAtOnce)
        guard offers > 0, let until = try desk.offerEnd(of: pool, from: now, in: self) else {
            return ended.count
        }
        let next = try self.all(
            .seatsAwaited,
            [
                "exam": .text(pool.exam.rawValue), "region": .region(pool.region),
                "level": .code(pool.level), "limit": .count(offers),
            ], SeatRow.place)
        for place in next {
            try self.move(place, to: place.filing, .offered(until: until), at: now)
            try desk.tell(.offered(until: until), of: place, at: now, in: self)
        }
        try self.shift(pool, held: next.count, waiting: -next.count)
        return ended.count + next.count
    }

    /// Does to a filing's seat what its change does; part of `save`.
    func settleSeat(of change: FilingChange) throws {
        let filing = change.filing
        try self.settleSeat(of: filing, by: change.seat, at: change.entry.at)
    }

    func settleSeat(of filing: Filing, by effect: SeatEffect, at now: Instant) throws {
        switch effect {
        case .keep:
            return
        case .reserve:
            try self.reserve(for: filing, at: now)
        case .follow, .keepForGrace, .free:
            let place = try self.first(
                .seatOfFiling, ["filing_id": .id(filing.id)], SeatRow.place)
            let move = SeatMove(
                effect, place, pool: filing.pool,
                graceEnd: try self.seatDesk.graceEnd(from: now))
            guard let place else { return }
            switch move {
            case .none:
                return
            case .keep(let until):
                try self.move(place, to: place.filing, .kept(until: until), at: now)
            case .free:
                try self.end(place, at: now)
                try self.settleSeats(of: place.pool, at: now)
            }
        }
    }

    /// Frees whatever a person has: their account is closed.
    func freeSeats(of owner: AccountID, at now: Instant) throws {
        for place in try self.all(
            .seatsOfPerson, ["owner_id": .id(owner)], SeatRow.place)
        {
            try self.end(place, at: now)
            try self.settleSeats(of: place.pool, at: now)
        }
    }

    /// - Throws: `SEATS_FULL`.
    private func reserve(for filing: Filing, at now: Instant) throws {
        let pool = filing.pool
        let own = try self.seat(of: filing.owner, for: filing.exam)
        switch SeatClaim(of: pool, own, now: now) {
        case .taking(let place):
            return try self.move(place, to: filing.id, .held, at: now)
        case .waiting:
            // Their turn may have come with what is due, and nobody has told them yet.
            try self.settleSeats(of: pool, at: now)
            guard let again = try self.seat(of: filing.owner, for: filing.exam),
                case .taking = SeatClaim(of: pool, again, now: now)
            else {
                throw try self.full(pool)
            }
            return try self.move(again, to: filing.id, .held, at: now)
        case .replacing(let old):
            try self.end(old, at: now)
            if old.pool != pool { try self.settleSeats(of: old.pool, at: now) }
        case .anew:
            break
        }
        if try !self.take(pool) {
            try self.beginCount(of: pool)
            try self.settleSeats(of: pool, at: now)
            guard try self.take(pool) else { throw try self.full(pool) }
        }
        try self.insert(
            SeatPlace(
                filing: filing.id, owner: filing.owner, pool: pool, standing: .held, since: now))
    }

    /// Gives up what somebody had, and tells if it has ended by itself.
    private func end(_ place: SeatPlace, at now: Instant) throws {
        try self.free(place)
        guard place.standing.isVoid(at: now) else { return }
        var event = SeatEvent.graceRanOut
        if case .offered = place.standing { event = .offerRanOut }
        try self.seatDesk.tell(event, of: place, at: now, in: self)
    }

    private func full(_ pool: SeatPool) throws -> Refusal {
        Refusal(
            .seatsFull,
            [
                "capacity": .number(UInt64(clamping: try self.seatDesk.capacity(of: pool))),
                "waiting": .number(UInt64(clamping: try self.count(of: pool).waiting)),
            ])
    }
}
