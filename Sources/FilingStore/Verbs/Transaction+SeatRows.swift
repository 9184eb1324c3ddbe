// SPDX-License-Identifier: Apache-2.0

import FilingDomain

// Single steps on the rows of seats, each with its counter.
extension Transaction {
    /// Takes one of the free seats; false if there is none for somebody new.
    func take(_ pool: SeatPool) throws -> Bool {
        try self.execute(
            .seatCountTake,
            [
                "exam": .text(pool.exam.rawValue), "region": .region(pool.region),
                "level": .code(pool.level),
                "capacity": .count(try self.seatDesk.capacity(of: pool)),
            ]) == 1
    }

    func beginCount(of pool: SeatPool) throws {
        try self.execute(
            .seatCountBegin,
            [
                "exam": .text(pool.exam.rawValue), "region": .region(pool.region),
                "level": .code(pool.level),
            ])
    }

    /// Counts what was moved.
    func shift(_ pool: SeatPool, held: Int, waiting: Int) throws {
        let shifted = try self.execute(
            .seatCountShift,
            [
                "held": .count(held), "waiting": .count(waiting),
                "exam": .text(pool.exam.rawValue), "region": .region(pool.region),
                "level": .code(pool.level),
            ])
        guard shifted == 1 else {
            throw StorageFault(.corrupt, "a seat's counter is missing")
        }
    }

    func insert(_ place: SeatPlace) throws {
        try self.execute(
            .seatInsert,
            [
                "filing_id": .id(place.filing), "owner_id": .id(place.owner),
                "exam": .text(place.pool.exam.rawValue), "region": .region(place.pool.region),
                "level": .code(place.pool.level), "state": .code(place.standing.stored),
                "since_ms": .instant(place.since), "until_ms": .instant(place.standing.until),
                "place": place.standing.number,
            ])
    }

    /// Changes a standing; the counters are the caller's.
    func move(
        _ place: SeatPlace, to filing: FilingID, _ standing: SeatStanding, at now: Instant
    ) throws {
        try self.execute(
            .seatMove,
            [
                "filing_id": .id(filing), "state": .code(standing.stored),
                "since_ms": .instant(now), "until_ms": .instant(standing.until),
                "place": standing.number, "previous": .id(place.filing),
            ])
    }

    /// Removes a seat or a place on the list.
    func free(_ place: SeatPlace) throws {
        guard try self.execute(.seatDelete, ["filing_id": .id(place.filing)]) == 1 else {
            throw StorageFault(.corrupt, "a seat that was just read is gone")
        }
        let isSeat = place.standing.isSeat
        try self.shift(place.pool, held: isSeat ? -1 : 0, waiting: isSeat ? 0 : -1)
    }
}
