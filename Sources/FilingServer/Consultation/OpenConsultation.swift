// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Begins a thread with a region's centre, about one of the caller's filings or none.
struct OpenConsultation: Procedure {
    static let method = FilingV1.Consultation.open
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.consultationOpened])

    let store: any Store

    func run(
        _ request: FilingV1.OpenConsultationRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ConsultationReply {
        let person = try caller.person
        let owner = try caller.applicant
        let now = context.now
        try FreeText.require(request.text, "text", Consultation.textLengths, as: .paragraphs)
        guard request.filingNumber.isEmpty || request.region.isEmpty else {
            throw Refusal.fieldInvalid("region", limit: 0)
        }
        let named =
            request.filingNumber.isEmpty ? try RegionCode(text: request.region) : nil
        return try await context.commit(to: self.store) { transaction in
            let filing =
                named == nil
                ? try transaction.filing(request.filingNumber, ownedBy: owner, at: now) : nil
            try ConsultationAllowance.requireThread(
                open: transaction.openConsultations(of: owner))
            try ConsultationAllowance.requireMessage(
                written: transaction.consultationMessages(by: owner), now: now)
            guard let region = named ?? filing?.region else { throw Refusal(.regionUnknown) }
            let thread = Consultation.opened(
                try transaction.nextConsultationID(), by: owner, to: region, about: filing?.id,
                now: now)
            try transaction.insert(thread)
            try context.personal.add(
                request.text, by: person, to: thread, at: now, in: transaction)
            try context.audit(
                .consultationOpened, subject: owner, filing: filing?.id, region: region,
                object: thread.id.rawValue, in: transaction)
            return FilingV1.ConsultationReply(
                consultation: FilingV1.ConsultationSummary(thread, number: filing?.number))
        }
    }
}
