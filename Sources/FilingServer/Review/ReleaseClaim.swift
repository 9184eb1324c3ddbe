// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Gives a claim back undecided; a lost claim is as good as given back.
struct ReleaseClaim: Procedure {
    static let method = FilingV1.Review.release
    static let access = Access.reviewers
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.claimReleased])

    let store: any Store
    let visibility: FilingVisibility

    func run(
        _ request: FilingV1.ReleaseClaimRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ReleaseClaimReply {
        let staff = try caller.staff
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, transaction, at: now)
            let change = try filing.released(
                ClaimID(request.claimID), by: staff.account, role: staff.role, now: now)
            if let change { try transaction.save(change, expecting: filing.revision) }
            try context.audit(
                .claimReleased, subject: filing.owner, filing: filing.id,
                object: Int64(clamping: request.claimID), in: transaction)
            return FilingV1.ReleaseClaimReply()
        }
    }
}
