// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Records that the caller has agreed to a text; again is as once.
struct GiveConsent: Procedure {
    static let method = FilingV1.Rights.giveConsent
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.consentGiven])

    let store: any Store

    func run(
        _ request: FilingV1.GiveConsentRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.GiveConsentReply {
        let owner = try caller.applicant
        let purpose = try ConsentPurpose(request.purpose)
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let record = try transaction.consents(of: owner)
            let given = try record.given(purpose, version: request.version, now: now)
            if let given {
                try transaction.insert(given, of: owner)
                try context.audit(
                    .consentGiven, subject: owner, object: Int64(purpose.rawValue),
                    in: transaction)
            }
            return FilingV1.GiveConsentReply(
                consent: (given ?? record.standing(purpose)).map(FilingV1.Consent.init))
        }
    }
}
