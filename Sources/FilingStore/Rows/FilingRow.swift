// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Reads a filing's columns, in the order of the statements in `FilingSQL.swift`.
enum FilingRow {
    /// The filing without what an open supplement asks for: those are rows of their own.
    static func filing(_ columns: inout Columns) throws -> Filing {
        let id: FilingID = try columns.id()
        let number = try Self.number(&columns)
        let owner: AccountID = try columns.id()
        let exam = ExamCode(rawValue: try columns.text())
        let form = try Self.form(&columns)
        return Filing(
            id: id, number: number, owner: owner, exam: exam, form: form,
            state: try columns.code(), revision: try columns.revision(),
            stateSince: try columns.instant(), createdAt: try columns.instant(),
            submittedAt: try columns.instantOrNil(), claim: try Self.claim(&columns),
            supplementItems: [])
    }

    static func number(_ columns: inout Columns) throws(StorageFault) -> FilingNumber {
        let region = try columns.region()
        guard let number = FilingNumber(region: region, digits: try columns.number()) else {
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

    private static func form(_ columns: inout Columns) throws(StorageFault) -> FilingForm {
        let level: Level = try columns.code()
        let region = try columns.region()
        let address = try columns.text()
        let note = try columns.text()
        do {
            return try FilingForm(level: level, region: region, address: address, note: note)
        } catch {
            throw StorageFault(.corrupt, "a stored form is outside its limits")
        }
    }

    /// The same filing with the items of its open supplement.
    static func with(_ items: [SupplementItem], _ filing: Filing) -> Filing {
        Filing(
            id: filing.id, number: filing.number, owner: filing.owner, exam: filing.exam,
            form: filing.form, state: filing.state, revision: filing.revision,
            stateSince: filing.stateSince, createdAt: filing.createdAt,
            submittedAt: filing.submittedAt, claim: filing.claim, supplementItems: items)
    }
}
