// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// A supervisor gives a filing to somebody of the region, or back to the queue.
struct ReassignFiling: Procedure {
    static let method = FilingV1.Review.reassign
    static let access = Access.supervisor
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.filingReassigned])

    let store: any Store
    let visibility: FilingVisibility

    func run(
        _ request: FilingV1.ReassignRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ReassignReply {
        let staff = try caller.staff
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, transaction, at: now)
            let reviewer =
                request.to.isEmpty
                ? nil : try RegionReviewer.named(request.to, in: staff.region, transaction)
            let change = try filing.reassigned(
                to: reviewer, by: staff.account, role: staff.role, text: request.text,
                seen: Revision(rawValue: request.revision), now: now)
            if let change {
                try context.personal.save(change, expecting: filing.revision, in: transaction)
            }
            try context.audit(
                .filingReassigned, subject: filing.owner, filing: filing.id,
                object: reviewer?.account.rawValue, in: transaction)
            let after = change?.filing ?? filing
            return FilingV1.ReassignReply(
                revision: after.revision.rawValue,
                untilMs: after.runningClaim(at: now)?.until.ms ?? 0)
        }
    }
}
