// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Ends a review: approved, rejected, or more material wanted.
struct DecideFiling: Procedure {
    static let method = FilingV1.Review.decide
    static let access = Access.reviewers
    static let effect = Effect.write
    static let audit = AuditRule.leaves([
        .filingApproved, .filingRejected, .supplementAsked,
    ])
    /// A text of 2,000 characters and 7 items of 500, at 4 bytes a character: 22 KB; fields and rules
    /// of the whole and of each item: 5 KB.
    static let maxRequestBytes = 32 * 1_024

    let store: any Store
    let visibility: FilingVisibility
    let plans: PlanShelf

    func run(
        _ request: FilingV1.DecideRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.DecideReply {
        let staff = try caller.staff
        let decision = try ReviewDecision(request)
        let now = context.now
        let plan = self.plans.current
        return try await context.commit(to: self.store) { transaction in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, transaction, at: now)
            try decision.requireRules(of: plan.rules, for: filing.level)
            let change = try filing.decided(
                decision, claim: ClaimID(request.claimID), by: staff.account, role: staff.role,
                seen: Revision(rawValue: request.revision), now: now,
                calendar: plan.calendar)
            try context.personal.save(change, expecting: filing.revision, in: transaction)
            try context.audit(
                decision.auditAction, subject: filing.owner, filing: filing.id,
                object: Int64(clamping: request.claimID), in: transaction)
            return FilingV1.DecideReply(
                state: FilingV1.FilingState(change.filing.state),
                revision: change.filing.revision.rawValue,
                supplementDueMs: change.filing.supplementDeadline?.due.ms ?? 0)
        }
    }
}
