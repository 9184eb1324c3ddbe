// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Takes a filing back for good.
struct WithdrawFiling: Procedure {
    static let method = FilingV1.Filing.withdraw
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.filingWithdrawn])

    let store: any Store

    func run(
        _ request: FilingV1.WithdrawFilingRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.FilingReply {
        let owner = try caller.applicant
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let filing = try transaction.filing(request.filingNumber, ownedBy: owner, at: now)
            let change = try filing.withdrawn(
                seen: Revision(rawValue: request.revision), now: now)
            try transaction.save(change, expecting: filing.revision)
            try context.audit(
                .filingWithdrawn, subject: owner, filing: filing.id, region: filing.region,
                in: transaction)
            let form = try context.personal.form(of: change.filing, in: transaction)
            return FilingV1.FilingReply(
                filing: FilingV1.FilingSummary(change.filing, form: form, now: now))
        }
    }
}
