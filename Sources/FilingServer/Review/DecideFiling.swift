// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Ends a review: approved, rejected, or more material wanted; or proposes one of these to a
/// supervisor.
struct DecideFiling: Procedure {
    static let method = FilingV1.Review.decide
    static let access = Access.reviewers
    static let effect = Effect.write
    static let audit = AuditRule.leaves([
        .filingApproved, .filingRejected, .supplementAsked, .decisionProposed,
        .secondLookChanged,
    ])
    /// A text of 2,000 characters and 7 items of 500, at 4 bytes a character: 22 KB; fields and rules
    /// of the whole and of each item: 5 KB.
    static let maxRequestBytes = 32 * 1_024

    let store: any Store
    let visibility: FilingVisibility
    let plans: PlanShelf
    let random: any RandomSource

    func run(
        _ request: FilingV1.DecideRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.DecideReply {
        let staff = try caller.staff
        let decision = try ReviewDecision(request)
        let now = context.now
        let plan = self.plans.current
        // Drawn once for the call: the transaction may run twice, and a repeat is told what was kept.
        let draw = plan.secondLooks.draw(self.random.word())
        return try await context.commit(to: self.store) { transaction in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, transaction, at: now)
            try decision.requireRules(of: plan.rules, for: filing.level)
            // Looked up only where somebody has to wait for one of them.
            let mayWait = draw == .picked || decision.says(.forged)
            let supervisors = mayWait ? try transaction.supervisors(of: filing.region) : []
            let change = try filing.decided(
                decision, claim: ClaimID(request.claimID), by: staff.account, role: staff.role,
                seen: Revision(rawValue: request.revision), draw: draw,
                among: supervisors, now: now, calendar: plan.calendar)
            try context.personal.save(
                change, expecting: filing.revision, proposedBy: request, in: transaction)
            for action in change.step.auditActions(of: decision) {
                try context.audit(
                    action, subject: filing.owner, filing: filing.id,
                    object: Int64(clamping: request.claimID), in: transaction)
            }
            return FilingV1.DecideReply(change.filing)
        }
    }
}
