// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// A row of `seat`, as its statements list the columns.
enum SeatRow {
    /// States as they are stored.
    enum Stored: Int32 {
        case held = 1
        case kept = 2
        case waiting = 3
        case offered = 4
    }

    static func place(_ columns: inout Columns) throws -> SeatPlace {
        let filing: FilingID = try columns.id()
        let owner: AccountID = try columns.id()
        let pool = try Self.pool(&columns)
        let stored: Stored = try columns.code()
        let since = try columns.instant()
        let until = try columns.instantOrNil()
        let number = try columns.integerOrNil()
        let standing: SeatStanding
        switch (stored, until, number) {
        case (.held, nil, nil): standing = .held
        case (.kept, let until?, nil): standing = .kept(until: until)
        case (.waiting, nil, let number?): standing = .waiting(number: number)
        case (.offered, let until?, nil): standing = .offered(until: until)
        default: throw StorageFault(.corrupt, "a stored seat is neither held nor awaited")
        }
        return SeatPlace(
            filing: filing, owner: owner, pool: pool, standing: standing, since: since)
    }

    static func pool(_ columns: inout Columns) throws -> SeatPool {
        SeatPool(
            exam: ExamCode(rawValue: try columns.text()), region: try columns.region(),
            level: try columns.code())
    }
}

extension SeatStanding {
    /// As it is stored.
    var stored: SeatRow.Stored {
        switch self {
        case .held: .held
        case .kept: .kept
        case .waiting: .waiting
        case .offered: .offered
        }
    }

    var until: Instant? {
        switch self {
        case .held, .waiting: nil
        case .kept(let until), .offered(let until): until
        }
    }

    var number: SQLValue {
        guard case .waiting(let number) = self else { return .null }
        return .integer(number)
    }

    /// Counted as held, and not as waiting.
    var isSeat: Bool {
        guard case .waiting = self else { return true }
        return false
    }
}
