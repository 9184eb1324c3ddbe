// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The heartbeat of a claim.
struct RenewClaim: Procedure {
    static let method = FilingV1.Review.renew
    static let access = Access.reviewers
    static let effect = Effect.write
    static let audit = AuditRule.nothing(because: "the heartbeat of a claim that has left its own")

    let store: any Store
    let visibility: FilingVisibility

    func run(
        _ request: FilingV1.RenewClaimRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ClaimReply {
        let staff = try caller.staff
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, transaction, at: now)
            let renewed = try filing.renewed(
                ClaimID(request.claimID), by: staff.account, now: now)
            try transaction.saveClaim(renewed)
            return try FilingV1.ClaimReply(renewed)
        }
    }
}
