// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// How a filing was judged when it was handed in last; nil before.
    package func eligibility(of filing: FilingID) throws -> EligibilityRecord? {
        try self.all(.eligibilityLast, ["filing_id": .id(filing)]) {
            try EligibilityRecord(&$0)
        }.first
    }

    /// The filings that have a judgement, in the order of their numbers.
    package func judgedFilings(after: FilingID, limit: Int) throws -> [FilingID] {
        try self.all(
            .eligibilityFilings, ["after": .id(after), "limit": .count(limit)]
        ) { try $0.id() }
    }

    /// How many filings have a judgement.
    package func judgedFilingCount() throws -> Int64 {
        try self.first(.eligibilityFilingCount, [:]) { try $0.integer() } ?? 0
    }
}

extension Transaction {
    /// Keeps how a filing was judged at a submit.
    package func insert(_ record: EligibilityRecord, of filing: FilingID) throws {
        try self.execute(
            .eligibilityInsert,
            [
                "filing_id": .id(filing), "revision": .revision(record.revision),
                "plan_version": .text(record.planVersion),
                "rules_version": .text(record.rulesVersion), "verdict": .code(record.verdict),
                "path": .text(record.path), "answer": .bytes(record.answer.bytes),
                "facts": .sealed(orNull: record.facts),
                "judged_ms": .instant(record.judgedAt),
            ])
    }
}
