// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

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
