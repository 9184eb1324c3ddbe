// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Takes a filing for 15 minutes; taking one's own again renews it.
struct ClaimFiling: Procedure {
    static let method = FilingV1.Review.claim
    static let access = Access.reviewers
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.filingClaimed])

    let store: any Store
    let visibility: FilingVisibility

    func run(
        _ request: FilingV1.ClaimRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ClaimReply {
        let staff = try caller.staff
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, transaction, at: now)
            if let change = try filing.claimed(by: staff.account, role: staff.role, now: now) {
                try transaction.save(change, expecting: filing.revision)
                try Self.audit(change.filing, in: transaction, context)
                return try FilingV1.ClaimReply(change.filing)
            }
            guard let claim = filing.claim else { throw Refusal(.claimLost) }
            let renewed = try filing.renewed(claim.id, by: staff.account, now: now)
            try transaction.saveClaim(renewed)
            try Self.audit(renewed, in: transaction, context)
            return try FilingV1.ClaimReply(renewed)
        }
    }

    private static func audit(
        _ filing: Filing, in transaction: Transaction, _ context: CallContext
    ) throws {
        try context.audit(
            .filingClaimed, subject: filing.owner, filing: filing.id,
            object: filing.claim?.id.rawValue, in: transaction)
    }
}
