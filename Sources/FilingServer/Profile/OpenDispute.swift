// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Claims an ID number that another account has.
struct OpenDispute: Procedure {
    static let method = FilingV1.Profile.openDispute
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.disputeOpened])

    let store: any Store
    let keys: ServerKeys

    func run(
        _ request: FilingV1.OpenDisputeRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.OpenDisputeReply {
        let owner = try caller.applicant
        let now = context.now
        let identity = try Identity(request.identity, today: now.dateInChina)
        try FreeText.require(
            request.evidence, "evidence", Dispute.evidenceLengths, as: .paragraphs)
        let index = BlindIndex(of: identity.number.text, field: .idNumber, keys: self.keys).bytes
        try await IdentityTry.count(of: owner, in: self.store, now: now)
        return try await context.commit(to: self.store) { transaction in
            let id = try transaction.nextDisputeID()
            let words = PersonalKey.DisputeWords(identity: identity, evidence: request.evidence)
            try transaction.openDispute(
                id, by: owner,
                words: context.personal.key(of: owner, in: transaction).sealed(words, of: id),
                at: now)
            guard let holder = try transaction.account(idNumberIndex: index), holder != owner
            else {
                throw Refusal(.disputePointless)
            }
            try context.audit(
                .disputeOpened, subject: owner, object: id.rawValue, in: transaction)
            return FilingV1.OpenDisputeReply(disputeID: UInt64(clamping: id.rawValue))
        }
    }
}
