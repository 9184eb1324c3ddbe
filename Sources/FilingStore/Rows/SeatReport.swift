// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What a recount of the seats came to.
package struct SeatReport: Hashable, Sendable {
    /// Every pool that is counted, by exam, region and level.
    package let pools: [Pool]
    /// Pools with seats and without a counter.
    package let uncounted: [SeatPool]
    /// Filings that were handed in and stand, and have no seat; at most `findingsLimit`.
    package let unseated: [FilingNumber]
    /// Filings whose seat is not theirs or not fitting their state; at most `findingsLimit`.
    package let astray: [FilingNumber]

    /// A counter, and what it should say.
    package struct Pool: Hashable, Sendable {
        package let pool: SeatPool
        package let counted: SeatCount
        package let recounted: SeatCount

        /// Whether counter and rows agree.
        package var isRight: Bool { self.counted == self.recounted }
    }

    /// Enough to see what has happened.
    package static let findingsLimit = 1_000

    /// Whether nothing disagrees.
    ///
    /// More seats held than the plan has is none: a cut of capacity leaves them to their holders.
    package var isRight: Bool {
        self.pools.allSatisfy(\.isRight) && self.uncounted.isEmpty && self.unseated.isEmpty
            && self.astray.isEmpty
    }
}

extension Snapshot {
    /// Recounts the seats from filings and seat rows.
    package func seatReport() throws -> SeatReport {
        let limit: SQLArguments = ["limit": .count(SeatReport.findingsLimit)]
        return SeatReport(
            pools: try self.all(.seatCountsChecked, [:]) { columns in
                SeatReport.Pool(
                    pool: try SeatRow.pool(&columns),
                    counted: SeatCount(held: try columns.number(), waiting: try columns.number()),
                    recounted: SeatCount(
                        held: try columns.number(), waiting: try columns.number()))
            },
            uncounted: try self.all(.seatsUncounted, [:], SeatRow.pool),
            unseated: try self.all(.filingsUnseated, limit, FilingRow.number),
            astray: try self.all(.seatsAstray, limit, FilingRow.number))
    }
}
