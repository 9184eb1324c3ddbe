// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Makes the receipts of submits.
struct Receipts: Sendable {
    private let keys: ServerKeys
    private let key: ReceiptSigningKey

    /// - Throws: what the library throws, which it has no reason for.
    init(keys: ServerKeys) throws {
        self.keys = keys
        self.key = try ReceiptSigningKey(keys: keys)
    }

    /// Writes the receipt of a submit, in its transaction, right after its entry of the audit log.
    ///
    /// - Parameters:
    ///   - filing: as the submit made it.
    ///   - evidence: what it was judged on.
    func make(
        of filing: Filing, _ evidence: Evidence, declaration: Declaration, at now: Instant,
        in transaction: Transaction
    ) throws -> FilingV1.GetReceiptReply {
        let opening = ReceiptOpening(of: filing.number, filing.revision, keys: self.keys)
        guard let identity = evidence.identity else {
            // No submit is without one: it was checked before.
            throw Refusal(.profileIncomplete, ["missing": .text("identity")])
        }
        let statement = ReceiptStatement(
            number: filing.number, exam: filing.exam, level: filing.level, region: filing.region,
            revision: filing.revision, submittedAt: now, declaration: declaration.version,
            declarationHash: Digest(
                of: Array("\(declaration.text.zh)\n\(declaration.text.en)".utf8)
            ).bytes,
            planVersion: evidence.eligibility.planVersion,
            rulesVersion: evidence.eligibility.rulesVersion,
            verdict: evidence.eligibility.verdict,
            path: evidence.eligibility.best?.rawValue ?? "",
            person: opening.commitment(to: identity),
            materials: evidence.materials.sorted { $0.kind.rawValue < $1.kind.rawValue }.map {
                ReceiptStatement.Material(kind: $0.kind, sha256: $0.file.sha256)
            },
            audit: try transaction.auditHead())
        let receipt = try self.key.receipt(statement)
        try transaction.insert(receipt: receipt, of: filing)
        return FilingV1.GetReceiptReply(receipt: receipt, opening: opening.bytes)
    }

    /// The receipt of a filing's last submit.
    ///
    /// - Throws: `RECEIPT_UNKNOWN` if it was never handed in.
    func last(of filing: Filing, in snapshot: Snapshot) throws -> FilingV1.GetReceiptReply {
        guard let record = try snapshot.receipt(of: filing.id) else {
            throw Refusal(.receiptUnknown)
        }
        let opening = ReceiptOpening(of: filing.number, record.revision, keys: self.keys)
        return FilingV1.GetReceiptReply(receipt: record.bytes, opening: opening.bytes)
    }
}
