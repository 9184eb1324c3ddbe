// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Hands a filing in: everything is checked once more and stored in one transaction, its seat with
/// it, or not at all.
struct SubmitFiling: Procedure {
    static let method = FilingV1.Filing.submit
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.filingSubmitted, .seatAwaited])

    let store: any Store
    let plans: PlanShelf
    let receipts: Receipts

    func run(
        _ request: FilingV1.SubmitFilingRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.SubmitFilingReply {
        let owner = try caller.applicant
        let now = context.now
        let plan = self.plans.current
        return try await context.commit(to: self.store) { transaction in
            let filing = try transaction.filing(request.filingNumber, ownedBy: owner, at: now)
            if filing.state == .draft {
                try transaction.window(of: filing.region, by: plan).requireOpen(at: now)
            }
            let evidence = try Evidence(
                for: filing, by: plan, in: transaction, context)
            let change = try filing.submitted(
                evidence.submission(of: filing, declaration: request.declaration),
                seen: Revision(rawValue: request.revision), now: now,
                calendar: plan.calendar)
            let form = try context.personal.form(of: change.filing, in: transaction)
            // What was handed in before stays; nothing new is without consent.
            if filing.state == .draft {
                try evidence.eligibility.requireMet(orNote: form.note)
                try transaction.consents(of: owner).require(.idCardImages)
            }
            if request.waitWhenFull, let place = try transaction.waitIfFull(for: change) {
                try context.audit(
                    .seatAwaited, subject: owner, filing: filing.id, region: filing.region,
                    in: transaction)
                return FilingV1.SubmitFilingReply(
                    filing: FilingV1.FilingSummary(filing, form: form, now: now),
                    seat: try FilingV1.SeatView(place, in: transaction))
            }
            try transaction.save(change, expecting: filing.revision)
            try transaction.flag(
                change.filing, as: evidence.flags, files: evidence.materials.map(\.file.sha256))
            try context.personal.keep(
                evidence.eligibility, on: evidence.facts, of: change.filing, at: now,
                in: transaction)
            try context.audit(
                .filingSubmitted, subject: owner, filing: filing.id, region: filing.region,
                in: transaction)
            return FilingV1.SubmitFilingReply(
                filing: FilingV1.FilingSummary(change.filing, form: form, now: now),
                submittedAtMs: now.ms,
                receipt: try self.receipts.make(
                    of: change.filing, evidence, declaration: plan.declaration, at: now,
                    in: transaction),
                seat: .held)
        }
    }
}
