// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore
import FilingVault

/// Takes a consent back: what was under way on its ground is forgotten.
struct WithdrawConsent: Procedure {
    static let method = FilingV1.Rights.withdrawConsent
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.consentWithdrawn])

    let store: any Store
    let vault: Vault

    func run(
        _ request: FilingV1.WithdrawConsentRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.WithdrawConsentReply {
        let owner = try caller.applicant
        let purpose = try ConsentPurpose(request.purpose)
        let now = context.now
        // Named before their rows go. One begun meanwhile is found by its expiry.
        let uploads = try self.store.point { try $0.openIDCardUploads(of: owner) }
        let reply = try await context.commit(to: self.store) { transaction in
            let withdrawn = try transaction.consents(of: owner).withdrawn(purpose, now: now)
            try transaction.endConsent(purpose, of: owner, at: now)
            if purpose == .idCardImages {
                for upload in try transaction.openIDCardUploads(of: owner) {
                    try transaction.delete(upload)
                }
            }
            try context.audit(
                .consentWithdrawn, subject: owner, object: Int64(purpose.rawValue),
                in: transaction)
            return FilingV1.WithdrawConsentReply(consent: FilingV1.Consent(withdrawn))
        }
        if purpose == .idCardImages {
            for upload in uploads { try await self.vault.erase(upload: upload) }
        }
        return reply
    }
}
