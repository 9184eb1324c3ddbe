// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// A filing's row, in the order of the statements in `FilingSQL.swift`.
struct FilingRow {
    /// The filing without the kinds an open supplement asks for, without its region's extensions and
    /// without who is kept from it: those are rows of their own.
    let filing: Filing
    /// Whether anybody is kept from it.
    let hasRecusals: Bool

    init(_ columns: inout Columns) throws {
        let id: FilingID = try columns.id()
        let number = try Self.number(&columns)
        let owner: AccountID = try columns.id()
        let exam = ExamCode(rawValue: try columns.text())
        let level: Level = try columns.code()
        let region = try columns.region()
        let state: FilingState = try columns.code()
        let revision = try columns.revision()
        let since = try columns.instant()
        let createdAt = try columns.instant()
        let submittedAt = try columns.instantOrNil()
        let claim = try Self.claim(&columns)
        let clock = try Self.clock(&columns)
        let due = try columns.instantOrNil()
        let look = try Self.secondLook(&columns)
        self.hasRecusals = try columns.integer() > 0
        self.filing = Filing(
            id: id, number: number, owner: owner, exam: exam, level: level, region: region,
            state: state, revision: revision, stateSince: since, createdAt: createdAt,
            submittedAt: submittedAt, claim: claim, supplementKinds: [],
            supplementDeadline: due.map {
                SupplementDeadline(set: $0, since: since, extensions: [])
            }, clock: clock, secondLook: look)
    }

    private static func secondLook(_ columns: inout Columns) throws -> SecondLook? {
        let proposal = try columns.integerOrNil()
        let proposer: AccountID? = try columns.idOrNil()
        let cause: SecondLookCause? = try columns.codeOrNil()
        guard let proposal, let proposer, let cause else {
            guard proposal == nil, proposer == nil, cause == nil else {
                throw StorageFault(.corrupt, "a decision that waits lacks who said it or why")
            }
            return nil
        }
        return SecondLook(
            proposal: Revision(rawValue: UInt64(clamping: proposal)), proposer: proposer,
            cause: cause)
    }

    static func clock(_ columns: inout Columns) throws(StorageFault) -> ReviewClock {
        ReviewClock(
            usedDays: try columns.number(), due: try columns.instantOrNil(),
            stale: try columns.instantOrNil())
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

    /// The filing with the kinds of its open supplement, its region's extensions, and who is kept from
    /// it.
    func filing(
        kinds: [MaterialKind], extensions: [DeadlineExtension], recused: Set<AccountID>
    ) -> Filing {
        let filing = self.filing
        return Filing(
            id: filing.id, number: filing.number, owner: filing.owner, exam: filing.exam,
            level: filing.level, region: filing.region, state: filing.state,
            revision: filing.revision, stateSince: filing.stateSince, createdAt: filing.createdAt,
            submittedAt: filing.submittedAt, claim: filing.claim, supplementKinds: kinds,
            supplementDeadline: filing.supplementDeadline.map {
                SupplementDeadline(
                    set: $0.set, since: filing.stateSince, extensions: extensions)
            }, clock: filing.clock, secondLook: filing.secondLook, recused: recused)
    }
}
