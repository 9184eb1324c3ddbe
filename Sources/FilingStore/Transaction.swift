// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// A snapshot that can be changed: all of it is committed, or nothing.
///
/// The writing verbs are in `Verbs/Transaction+*.swift`.
package final class Transaction: Snapshot {
    /// Filings saved so far, oldest first; the store tells its observers after the commit.
    package private(set) var changedFilings: [ChangedFiling] = []

    /// Whether something was destroyed that must not stay in the log either.
    package private(set) var hasErased = false

    private let seats: (any SeatDesk)?

    /// Made by a driver, around its connection.
    ///
    /// - Parameter seats: who allots seats; nil where nothing that is written touches one.
    package init(over connection: any SQLConnection, seats: (any SeatDesk)?) {
        self.seats = seats
        super.init(over: connection)
    }

    /// Who allots seats.
    ///
    /// - Throws: `StorageFault` `.constraint` if nobody does: a change must not go without its seat.
    var seatDesk: any SeatDesk {
        get throws(StorageFault) {
            guard let seats = self.seats else {
                throw StorageFault(.constraint, "nobody allots seats in this process")
            }
            return seats
        }
    }

    /// Runs a statement that returns no rows; the number of rows it changed.
    @discardableResult
    func execute(_ statement: Statement, _ arguments: SQLArguments) throws -> Int {
        try self.connection.run(statement, arguments) { _ in }
    }

    /// The next number of a serial: sequential, and never used again, not even after a deletion.
    func next(_ serial: Serial) throws -> Int64 {
        try self.execute(.serialAdvance, ["name": .text(serial.rawValue)])
        let number = try self.first(.serialLast, ["name": .text(serial.rawValue)]) {
            try $0.integer()
        }
        guard let number else {
            throw StorageFault(.corrupt, "the serial \(serial.rawValue) is missing")
        }
        return number
    }

    func noteErasure() { self.hasErased = true }

    /// Wakes whoever waits for the feed of the registration system.
    func note(fed place: FeedID) {
        self.changedFilings.append(
            ChangedFiling(
                filing: .feed, revision: Revision(rawValue: UInt64(clamping: place.rawValue))))
    }

    func note(_ filing: Filing) {
        self.changedFilings.append(
            ChangedFiling(filing: filing.id, revision: filing.revision))
    }
}
