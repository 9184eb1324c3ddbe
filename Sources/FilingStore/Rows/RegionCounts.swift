// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Filings of a region in a state.
package struct StateCount: Hashable, Sendable {
    package let region: RegionCode
    package let state: FilingState
    package let count: Int64

    init(_ columns: inout Columns) throws(StorageFault) {
        self.region = try columns.region()
        self.state = try columns.code()
        self.count = try columns.integer()
    }
}

/// What is due of a region's reviewers.
package struct ReviewsDue: Hashable, Sendable {
    package let region: RegionCode
    /// Within the last 20 % of the time.
    package let dueSoon: Int64
    /// The stale ones, too.
    package let overdue: Int64
    package let stale: Int64

    init(_ columns: inout Columns) throws(StorageFault) {
        self.region = try columns.region()
        self.dueSoon = try columns.integer()
        self.overdue = try columns.integer()
        self.stale = try columns.integer()
    }
}

/// How a pool of seats stands; what has run out is in none of the figures.
package struct SeatFigures: Hashable, Sendable {
    package let pool: SeatPool
    /// Without those offered.
    package let held: Int
    package let offered: Int
    package let waiting: Int

    init(_ columns: inout Columns) throws {
        self.pool = try SeatRow.pool(&columns)
        let taken: Int = try columns.number()
        self.waiting = try columns.number()
        self.offered = try columns.number()
        self.held = taken - self.offered
    }
}

/// Decisions of a region that the registration system has not acknowledged.
package struct FeedDue: Hashable, Sendable {
    package let region: RegionCode
    package let open: Int64
    /// After the first working day; breaches, too.
    package let late: Int64
    /// After the third.
    package let breached: Int64

    init(_ columns: inout Columns) throws(StorageFault) {
        self.region = try columns.region()
        self.open = try columns.integer()
        self.late = try columns.integer()
        self.breached = try columns.integer()
    }
}
