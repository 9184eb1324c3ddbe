// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// A supervisor takes an approval back; the registration system is told with the same commit.
struct RevokeApproval: Procedure {
    static let method = FilingV1.Review.revoke
    static let access = Access.supervisor
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.approvalRevoked])

    let store: any Store
    let visibility: FilingVisibility
    let plans: PlanShelf

    func run(
        _ request: FilingV1.RevokeRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.RevokeReply {
        let staff = try caller.staff
        let reasons = try request.reasons.map { try ReviewReason($0) }
        let particulars = try Particulars(fields: request.fields, rules: request.rules)
        let rules = self.plans.current.rules
        return try await context.commit(to: self.store) { transaction in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, transaction, at: context.now)
            try ReviewDecision.reject(
                reasons: reasons, text: request.text, particulars: particulars
            ).requireRules(of: rules, for: filing.level)
            let change = try filing.revoked(
                for: reasons, text: request.text, particulars: particulars, by: staff.account,
                role: staff.role, seen: Revision(rawValue: request.revision), now: context.now)
            try context.personal.save(change, expecting: filing.revision, in: transaction)
            try context.audit(
                .approvalRevoked, subject: filing.owner, filing: filing.id, in: transaction)
            return FilingV1.RevokeReply(
                state: FilingV1.FilingState(change.filing.state),
                revision: change.filing.revision.rawValue)
        }
    }
}
