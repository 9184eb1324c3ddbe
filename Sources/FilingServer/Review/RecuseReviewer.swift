// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Keeps somebody who is partial from a filing for good.
struct RecuseReviewer: Procedure {
    static let method = FilingV1.Review.recuse
    static let access = Access.reviewers
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.reviewerRecused])

    let store: any Store
    let visibility: FilingVisibility

    func run(
        _ request: FilingV1.RecuseRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.RecuseReply {
        let staff = try caller.staff
        return try await context.commit(to: self.store) { transaction in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, transaction, at: context.now)
            let partial =
                request.who.isEmpty
                ? staff.account
                : try RegionReviewer.named(request.who, in: staff.region, transaction).account
            let supervisors =
                filing.secondLook == nil ? [] : try transaction.supervisors(of: filing.region)
            let change = try filing.recused(
                partial, by: staff.account, role: staff.role, among: supervisors,
                text: request.text, seen: Revision(rawValue: request.revision), now: context.now)
            if let change {
                try context.personal.save(change, expecting: filing.revision, in: transaction)
            }
            try context.audit(
                .reviewerRecused, subject: filing.owner, filing: filing.id,
                object: partial.rawValue, in: transaction)
            return FilingV1.RecuseReply(
                revision: (change?.filing ?? filing).revision.rawValue)
        }
    }
}
