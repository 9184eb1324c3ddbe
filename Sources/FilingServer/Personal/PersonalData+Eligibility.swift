// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingEligibility
import FilingSeal
import FilingStore

/// How filings were judged, sealed: which schools and posts there were, and when, tells of a life.
extension PersonalData {
    /// Keeps the judgement of a submit, and what it was judged on, beside the filing that it made.
    func keep(
        _ answer: EligibilityAnswer, on facts: EligibilityFacts, of filing: Filing,
        at now: Instant, in transaction: Transaction
    ) throws {
        let key = try self.key(of: filing.owner, in: transaction)
        let message = FilingV1.EligibilityAnswer(answer)
        try transaction.insert(
            EligibilityRecord(
                revision: filing.revision, planVersion: answer.planVersion,
                rulesVersion: answer.rulesVersion, verdict: answer.verdict,
                path: answer.best?.rawValue ?? "",
                answer: try key.seal(
                    message.encoded, in: Self.cell(of: filing, filing.revision, key)),
                facts: try key.seal(
                    FilingV1.CheckEligibilityRequest(
                        facts, exam: filing.exam, level: filing.level, region: filing.region
                    ).encoded,
                    in: Self.factsCell(of: filing.id, filing.revision, key)),
                judgedAt: now),
            of: filing.id)
    }

    /// The judgement of the last submit, by the plan that made it; nil before.
    func eligibility(
        of filing: Filing, in snapshot: Snapshot
    ) throws -> FilingV1.EligibilityAnswer? {
        guard let record = try snapshot.eligibility(of: filing.id) else { return nil }
        let key = try self.key(of: filing.owner, in: snapshot)
        return try FilingV1.EligibilityAnswer(
            decoding: key.open(record.answer, in: Self.cell(of: filing, record.revision, key)))
    }

    /// What a judgement was made on, as a question that can be asked again; nil for judgements from
    /// before it was kept.
    ///
    /// - Throws: `PersonalDataErased` if the owner has closed their account.
    func question(
        of record: EligibilityRecord, filing: Filing, in snapshot: Snapshot
    ) throws -> FilingV1.CheckEligibilityRequest? {
        guard let facts = record.facts else { return nil }
        let key = try self.key(of: filing.owner, in: snapshot)
        return try FilingV1.CheckEligibilityRequest(
            decoding: key.open(facts, in: Self.factsCell(of: filing.id, record.revision, key)))
    }

    private static func factsCell(
        of filing: FilingID, _ revision: Revision, _ key: PersonalKey
    ) -> SealedCell {
        key.cell(
            .eligibilityFacts, row: filing.rawValue,
            Int64(truncatingIfNeeded: revision.rawValue))
    }

    private static func cell(
        of filing: Filing, _ revision: Revision, _ key: PersonalKey
    ) -> SealedCell {
        key.cell(
            .eligibilityAnswer, row: filing.id.rawValue,
            Int64(truncatingIfNeeded: revision.rawValue))
    }
}
