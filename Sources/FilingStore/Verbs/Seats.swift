// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// What a filing has; nil for nothing, also if what is stored has run out.
    package func seat(of filing: FilingID, at now: Instant) throws -> SeatPlace? {
        let place = try self.first(
            .seatOfFiling, ["filing_id": .id(filing)], SeatRow.place)
        return place.flatMap { $0.standing.isVoid(at: now) ? nil : $0 }
    }

    /// The place on the waiting list, 1 for the first; nil for who does not wait.
    ///
    /// Not counted beyond 10,000: a number that large tells nobody more.
    package func position(of place: SeatPlace) throws -> Int? {
        guard case .waiting(let number) = place.standing else { return nil }
        return try self.first(
            .seatPosition,
            [
                "exam": .text(place.pool.exam.rawValue), "region": .region(place.pool.region),
                "level": .code(place.pool.level), "place": .integer(number),
                "limit": .integer(10_000),
            ]
        ) { try $0.number() }
    }

    /// Pools for which anybody has ever asked, by region and level: at most one for each of the plan's.
    ///
    /// - Parameter region: nil for all.
    package func pools(
        of exam: ExamCode, in region: RegionCode?, at now: Instant
    ) throws -> [PoolRecord] {
        try self.all(
            .seatPools,
            [
                "now_ms": .instant(now), "exam": .text(exam.rawValue),
                "region": .integer(Int64(region?.rawValue ?? 0)),
            ]
        ) { columns in
            PoolRecord(
                pool: try SeatRow.pool(&columns),
                count: SeatCount(held: try columns.number(), waiting: try columns.number()))
        }
    }

    /// How a pool stands, with what has run out and was not tidied away yet.
    package func count(of pool: SeatPool) throws -> SeatCount {
        let count = try self.first(
            .seatCount,
            [
                "exam": .text(pool.exam.rawValue), "region": .region(pool.region),
                "level": .code(pool.level),
            ]
        ) { SeatCount(held: try $0.number(), waiting: try $0.number()) }
        return count ?? SeatCount(held: 0, waiting: 0)
    }

    /// Pools in which something may be due.
    package func seatPoolsDue(at now: Instant) throws -> [SeatPool] {
        try self.all(.seatPoolsDue, ["now_ms": .instant(now)], SeatRow.pool)
    }

    func seat(of owner: AccountID, for exam: ExamCode) throws -> SeatPlace? {
        try self.first(
            .seatOfOwner, ["owner_id": .id(owner), "exam": .text(exam.rawValue)], SeatRow.place)
    }
}
