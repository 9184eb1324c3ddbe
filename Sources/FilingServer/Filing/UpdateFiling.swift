// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Changes the form; a submitted filing that nobody has claimed goes back to the draft.
struct UpdateFiling: Procedure {
    static let method = FilingV1.Filing.update
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.draftEdited])

    let store: any Store
    let plans: PlanShelf

    func run(
        _ request: FilingV1.UpdateFilingRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.FilingReply {
        let owner = try caller.applicant
        let form = try FilingForm(request.form)
        let now = context.now
        let plan = self.plans.current
        return try await context.commit(to: self.store) { transaction in
            let filing = try transaction.filing(request.filingNumber, ownedBy: owner, at: now)
            if filing.state == .pending {
                // Taken back to the draft after the window it could not be handed in again.
                try transaction.window(of: filing.region, by: plan).requireOpen(at: now)
            }
            let change = try filing.edited(
                form, seen: Revision(rawValue: request.revision), now: now)
            try context.personal.save(
                change, expecting: filing.revision, form: form, in: transaction)
            try context.audit(
                .draftEdited, subject: owner, filing: filing.id, region: filing.region,
                in: transaction)
            return FilingV1.FilingReply(
                filing: FilingV1.FilingSummary(change.filing, form: form, now: now))
        }
    }
}
