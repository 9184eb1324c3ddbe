// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Fields of the person whose filing the reviewer holds a claim on, whole.
struct UnmaskFiling: Procedure {
    static let method = FilingV1.Review.unmask
    static let access = Access.reviewers
    static let effect = Effect.repeatable
    static let audit = AuditRule.leaves([.fieldsUnmasked])

    let store: any Store
    let visibility: FilingVisibility

    func run(
        _ request: FilingV1.UnmaskFilingRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.UnmaskReply {
        let staff = try caller.staff
        let unmasking = try Unmasking(request.fields, for: request.purpose, request.reference)
        return try await self.store.write { transaction in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, transaction, at: context.now)
            guard filing.runningClaim(at: context.now)?.holder == staff.account else {
                throw Refusal(.claimRequired)
            }
            try unmasking.note(of: filing.owner, filing: filing.id, in: transaction, context)
            let profile = try StoredProfile(of: filing.owner, in: transaction, context.personal)
                .value
            return unmasking.reply(
                identity: profile.identity,
                phone: try context.personal.phone(of: filing.owner, in: transaction))
        }
    }
}
