// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Opens a draft.
struct CreateFiling: Procedure {
    static let method = FilingV1.Filing.create
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.draftOpened, .filingLapsed])

    let store: any Store
    let numbers: FilingNumberPermutation
    let plans: PlanShelf

    func run(
        _ request: FilingV1.CreateFilingRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.FilingReply {
        let owner = try caller.applicant
        let exam = try ExamCode(text: request.exam)
        let form = try FilingForm(request.form)
        let now = context.now
        let plan = self.plans.current
        return try await context.commit(to: self.store) { transaction in
            try transaction.window(of: form.region, by: plan).requireOpen(at: now)
            if let live = try transaction.liveFiling(of: owner, exam: exam),
                try transaction.settled(live, at: now).state.isLive
            {
                throw Refusal(.filingExists, ["filing_number": .text(live.number.text)])
            }
            let id = try transaction.nextFilingID()
            guard let digits = self.numbers.number(for: id.rawValue),
                let number = FilingNumber(region: form.region, digits: digits)
            else {
                throw FilingNumbersExhausted(id: id)
            }
            let change = Filing.opened(
                id: id, number: number, owner: owner, exam: exam, form: form, now: now)
            try context.personal.insert(change, form: form, in: transaction)
            try context.audit(
                .draftOpened, subject: owner, filing: id, region: form.region, in: transaction)
            return FilingV1.FilingReply(
                filing: FilingV1.FilingSummary(change.filing, form: form, now: now))
        }
    }
}

/// A thousand million filings have been opened: the number needs another digit.
struct FilingNumbersExhausted: Error {
    let id: FilingID
}
