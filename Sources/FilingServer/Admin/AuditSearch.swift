// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Searches the audit log; the search itself is in the log before its page leaves.
struct AuditSearch: Procedure {
    static let method = FilingV1.Admin.auditSearch
    static let access = Access.auditAdmin
    static let effect = Effect.read
    static let audit = AuditRule.leaves([.auditSearched])

    let store: any Store
    let numbers: FilingNumberPermutation

    func run(
        _ request: FilingV1.AuditSearchRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.AuditSearchReply {
        let question = try AuditQuestion(request)
        let (filter, reply) = try await self.store.read { snapshot in
            try self.answer(question, in: snapshot)
        }
        try await self.store.write { transaction in
            try context.audit(
                .auditSearched, subject: filter.subject, filing: filter.filing,
                region: filter.region, purpose: .audit, in: transaction)
        }
        return reply
    }

    private func answer(
        _ question: AuditQuestion, in snapshot: Snapshot
    ) throws -> (AuditFilter, FilingV1.AuditSearchReply) {
        let (filter, owner) = try question.filter(in: snapshot, numbers: self.numbers)
        let period = try snapshot.auditRange(from: filter.from, until: filter.until)
        let page = try AuditPage(
            of: filter, among: try Self.rows(filter, owner, in: snapshot),
            in: period.clamped(to: .min..<question.before), limit: question.limit, from: snapshot)
        var names = Names(numbers: self.numbers)
        let entries = try page.records.map { record in
            FilingV1.AuditLogEntry(
                record, actorName: try names.actor(record.fields, in: snapshot),
                filing: try names.filing(record.fields, in: snapshot))
        }
        return (
            filter,
            FilingV1.AuditSearchReply(entries: entries, next: UInt64(clamping: page.next))
        )
    }

    /// The narrowest rows that hold all that match.
    ///
    /// Whatever is about a filing is about its owner, and applicants act on themselves only.
    private static func rows(
        _ filter: AuditFilter, _ owner: AccountID?, in snapshot: Snapshot
    ) throws -> Snapshot.AuditRows {
        if let subject = filter.subject ?? owner { return .about(subject) }
        guard let actor = filter.actor else { return .all }
        return try snapshot.account(actor)?.role == .applicant ? .about(actor) : .byStaff(actor)
    }
}

/// The names that go with the numbers of a page.
private struct Names {
    let numbers: FilingNumberPermutation
    private var staff: [Int64: String] = [:]
    private var filings: [Int64: String] = [:]

    init(numbers: FilingNumberPermutation) { self.numbers = numbers }

    mutating func actor(_ fields: AuditFields, in snapshot: Snapshot) throws -> String {
        guard let id = fields.actorID else { return "" }
        if let known = self.staff[id] { return known }
        let name = try snapshot.staff(AccountID(rawValue: id))?.userName ?? ""
        self.staff[id] = name
        return name
    }

    mutating func filing(_ fields: AuditFields, in snapshot: Snapshot) throws -> String {
        guard let id = fields.filingID else { return "" }
        if let known = self.filings[id] { return known }
        let text: String
        do {
            text = try snapshot.filing(FilingID(rawValue: id)).number.text
        } catch is Refusal {
            // The row is gone; its entries stay.
            text = ""
        }
        self.filings[id] = text
        return text
    }
}
