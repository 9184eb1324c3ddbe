// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Reads a filing's columns, in the order of the statements in `FilingSQL.swift`.
enum FilingRow {
    /// The filing without the kinds an open supplement asks for: those are rows of their own.
    static func filing(_ columns: inout Columns) throws -> Filing {
        let id: FilingID = try columns.id()
        let number = try Self.number(&columns)
        let owner: AccountID = try columns.id()
        let exam = ExamCode(rawValue: try columns.text())
        let level: Level = try columns.code()
        let region = try columns.region()
        return Filing(
            id: id, number: number, owner: owner, exam: exam, level: level,
            region: region, state: try columns.code(), revision: try columns.revision(),
            stateSince: try columns.instant(), createdAt: try columns.instant(),
            submittedAt: try columns.instantOrNil(), claim: try Self.claim(&columns),
            supplementKinds: [])
    }

    static func number(_ columns: inout Columns) throws(StorageFault) -> FilingNumber {
        let region = try columns.region()
        guard let number = FilingNumber(region: region, digits: try columns.number()) else {
            throw StorageFault(.corrupt, "a filing's number has more than nine digits")
        }
        return number
    }

    /// Of a joined row that may not be there.
    static func numberOrNil(_ columns: inout Columns) throws(StorageFault) -> FilingNumber? {
        let region = try columns.regionOrNil()
        let digits = try columns.integerOrNil()
        guard let region, let digits else { return nil }
        guard let exact = UInt32(exactly: digits),
            let number = FilingNumber(region: region, digits: exact)
        else {
            throw StorageFault(.corrupt, "a filing's number has more than nine digits")
        }
        return number
    }

    static func claim(_ columns: inout Columns) throws(StorageFault) -> Claim? {
        let id: ClaimID? = try columns.idOrNil()
        let holder: AccountID? = try columns.idOrNil()
        let until = try columns.instantOrNil()
        guard let id, let holder, let until else { return nil }
        return Claim(id: id, holder: holder, until: until)
    }

    /// The same filing with the kinds of its open supplement.
    static func with(_ kinds: [MaterialKind], _ filing: Filing) -> Filing {
        Filing(
            id: filing.id, number: filing.number, owner: filing.owner, exam: filing.exam,
            level: filing.level, region: filing.region, state: filing.state,
            revision: filing.revision, stateSince: filing.stateSince, createdAt: filing.createdAt,
            submittedAt: filing.submittedAt, claim: filing.claim, supplementKinds: kinds)
    }
}
