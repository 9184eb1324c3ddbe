// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// A supervisor agrees: exactly what was proposed takes effect.
struct ConfirmDecision: Procedure {
    static let method = FilingV1.Review.confirm
    static let access = Access.supervisor
    static let effect = Effect.write
    static let audit = AuditRule.leaves([
        .secondLookConfirmed, .filingApproved, .filingRejected, .supplementAsked,
    ])

    let store: any Store
    let visibility: FilingVisibility
    let plans: PlanShelf

    func run(
        _ request: FilingV1.ConfirmRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.DecideReply {
        let staff = try caller.staff
        let now = context.now
        let plan = self.plans.current
        let claim = ClaimID(request.claimID)
        return try await context.commit(to: self.store) { transaction in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, transaction, at: now)
            try filing.requireHeld(claim, by: staff.account, now: now)
            let look = try filing.requireSecondLook()
            let decision = try ReviewDecision(
                try context.personal.call(of: look, on: filing, in: transaction))
            // Another plan may be in force by now, which does not know them any more.
            try decision.requireRules(of: plan.rules, for: filing.level)
            let change = try filing.confirmed(
                decision, claim: claim, by: staff.account, role: staff.role,
                seen: Revision(rawValue: request.revision), now: now, calendar: plan.calendar)
            try context.personal.save(change, expecting: filing.revision, in: transaction)
            for action in change.step.auditActions(of: decision) {
                try context.audit(
                    action, subject: filing.owner, filing: filing.id,
                    object: Int64(clamping: request.claimID), in: transaction)
            }
            return FilingV1.DecideReply(change.filing)
        }
    }
}
