// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Filings.
///
/// A filing that the caller may not see is as absent as one that does not exist.
extension Snapshot {
    /// A person's own filing.
    ///
    /// - Throws: `FILING_NOT_FOUND`.
    package func filing(_ number: FilingNumber, ownedBy owner: AccountID) throws -> Filing {
        let row = try self.first(
            .filingByNumber,
            [
                "owner_id": .id(owner),
                "number_digits": .integer(Int64(number.digits)),
                "number_region": .integer(Int64(number.region)),
            ], { try FilingRow(&$0) })
        return try self.completed(row)
    }

    /// A filing of a region that was submitted at least once, for its staff: drafts are private.
    ///
    /// - Parameter id: the row that the number's permutation leads to; it need not exist.
    /// - Throws: `FILING_NOT_FOUND`, also if that row has another number or region.
    package func filing(
        _ number: FilingNumber, id: FilingID, in region: RegionCode
    ) throws -> Filing {
        try self.completed(
            try self.first(
                .filingByNumberInRegion,
                [
                    "filing_id": .id(id), "number_digits": .integer(Int64(number.digits)),
                    "number_region": .integer(Int64(number.region)), "region": .region(region),
                ], { try FilingRow(&$0) }))
    }

    /// A filing of any region that was submitted at least once; nil if there is none.
    ///
    /// - Parameter id: the row that the number's permutation leads to; it need not exist.
    package func submittedFiling(_ number: FilingNumber, id: FilingID) throws -> Filing? {
        let row = try self.first(.filingByID, ["filing_id": .id(id)]) { try FilingRow(&$0) }
        guard let row, row.filing.number == number, row.filing.submittedAt != nil else {
            return nil
        }
        return try self.completed(row)
    }

    /// A filing by its row number, whoever's it is.
    ///
    /// - Throws: `FILING_NOT_FOUND`.
    package func filing(_ id: FilingID) throws -> Filing {
        try self.completed(
            try self.first(.filingByID, ["filing_id": .id(id)], { try FilingRow(&$0) }))
    }

    /// A person's filings, newest first.
    package func filings(of owner: AccountID, limit: Int) throws -> [Filing] {
        try self.all(
            .filingsOfOwner, ["owner_id": .id(owner), "limit": .count(limit)]
        ) { try FilingRow(&$0) }.map(self.completed)
    }

    /// Whether a person has ever handed a filing in, whatever became of it.
    package func hasSubmitted(_ owner: AccountID) throws -> Bool {
        try self.first(.filingSubmittedOnce, ["owner_id": .id(owner)]) { _ in true } ?? false
    }

    /// A person's live filing for an exam; nil if there is none.
    package func liveFiling(of owner: AccountID, exam: ExamCode) throws -> Filing? {
        try self.first(
            .filingLive, ["owner_id": .id(owner), "exam": .text(exam.rawValue)]
        ) { try FilingRow(&$0) }.map(self.completed)
    }

    /// A page of a region's queue, oldest due first.
    ///
    /// - Parameter after: `.start`, or the position of the last entry of the page before.
    package func queue(
        _ filter: QueueFilter, after: QueuePosition, limit: Int
    ) throws -> [QueuedFiling] {
        try self.queue(filter, by: .queue(for: filter), after: after, limit: limit)
    }

    /// - Parameter statement: of those in SQL/QueueSQL.swift.
    func queue(
        _ filter: QueueFilter, by statement: Statement, after: QueuePosition, limit: Int
    ) throws -> [QueuedFiling] {
        try self.all(
            statement,
            [
                "region": .region(filter.region),
                "after_ms": .instant(after.place),
                "after_submitted_ms": .instant(after.submittedAt),
                "after_id": .id(after.filing),
                "until_ms": .integer(filter.due?.until.ms ?? .max),
                "level": .integer(Int64(filter.level?.rawValue ?? 0)),
                "free_at_ms": .integer(filter.free?.at.ms ?? 0),
                "viewer_id": .integer(filter.free?.viewer.rawValue ?? 0),
                "looks_again": .integer(filter.free?.role == .supervisor ? 1 : 0),
                "stage": .integer(Int64(filter.stage?.rawValue ?? 0)),
                "due_until_ms": .integer(filter.due?.until.ms ?? 0),
                "due_after_ms": .integer(filter.due?.after?.ms ?? 0),
                "stale_at_ms": .integer(filter.due?.staleAt?.ms ?? 0),
                "submitted_until_ms": .integer(filter.submittedUntil?.ms ?? .max),
                "flags": .integer(filter.flags.bits),
                "limit": .count(limit),
            ]
        ) { try QueuedFiling(&$0) }
    }

    /// Address and note of a filing's form, sealed under its owner's key.
    ///
    /// - Throws: `FILING_NOT_FOUND`.
    package func words(of filing: FilingID) throws -> Sealed {
        let words = try self.first(.filingWords, ["filing_id": .id(filing)]) { try $0.sealed() }
        guard let words else { throw Refusal(.filingNotFound) }
        return words
    }

    /// Adds what an open supplement asks for, what its region's extensions make of its deadline, and
    /// who is kept from it: rows of their own, which most filings have not.
    func completed(_ row: FilingRow?) throws -> Filing {
        guard let row else { throw Refusal(.filingNotFound) }
        let filing = row.filing
        let isSupplement = filing.state == .supplement
        guard isSupplement || row.hasRecusals else { return filing }
        let kinds: [MaterialKind] =
            isSupplement
            ? try self.all(.historyKindsNewest, ["filing_id": .id(filing.id)]) {
                try $0.code()
            } : []
        return row.filing(
            kinds: kinds,
            extensions: isSupplement
                ? try self.extensions(of: filing.region, exam: filing.exam) : [],
            recused: row.hasRecusals ? try self.recused(from: filing.id) : [])
    }
}

extension Statement {
    /// The one that looks at the fewest rows for this filter.
    ///
    /// Second looks are few; what is flagged is a part of what waits; otherwise most rows that are
    /// looked at are wanted.
    static func queue(for filter: QueueFilter) -> Statement {
        if filter.stage == .second { return .filingQueueLooks }
        return filter.flags == .none ? .filingQueue : .filingQueueFlagged
    }
}
