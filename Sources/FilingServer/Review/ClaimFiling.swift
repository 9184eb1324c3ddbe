// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Takes a filing for 15 minutes; taking one's own again renews it.
struct ClaimFiling: Procedure {
    static let method = FilingV1.Review.claim
    static let access = Access.reviewers
    static let effect = Effect.write

    let store: any Store
    let visibility: FilingVisibility

    func run(
        _ request: FilingV1.ClaimRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ClaimReply {
        let staff = try caller.staff
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, transaction)
            if let change = try filing.claimed(by: staff.account, role: staff.role, now: now) {
                try transaction.save(change, expecting: filing.revision)
                return try FilingV1.ClaimReply(change.filing)
            }
            guard let claim = filing.claim else { throw Refusal(.claimLost) }
            let renewed = try filing.renewed(claim.id, by: staff.account, now: now)
            try transaction.saveClaim(renewed)
            return try FilingV1.ClaimReply(renewed)
        }
    }
}
