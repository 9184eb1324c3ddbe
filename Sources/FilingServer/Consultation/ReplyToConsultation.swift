// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Adds a message to a thread; an answer of the staff raises a notice.
struct ReplyToConsultation: Procedure {
    static let method = FilingV1.Consultation.reply
    static let access = Access.consultation
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.consultationReplied, .consultationAnswered])

    let store: any Store

    func run(
        _ request: FilingV1.ReplyConsultationRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ConsultationReply {
        let person = try caller.person
        let now = context.now
        try FreeText.require(request.text, "text", Consultation.textLengths, as: .paragraphs)
        return try await context.commit(to: self.store) { transaction in
            let found = try transaction.consultation(request.consultationID, visibleTo: caller)
            let thread = try found.thread.replied(by: person.role, now: now)
            if person.role == .applicant {
                try ConsultationAllowance.requireMessage(
                    written: transaction.consultationMessages(by: person.account), now: now)
            } else {
                try transaction.raise(thread.answer(at: now))
            }
            try transaction.save(thread)
            try context.personal.add(
                request.text, by: person, to: thread, at: now, in: transaction)
            try context.audit(
                person.role == .applicant ? .consultationReplied : .consultationAnswered,
                subject: thread.owner, filing: thread.filing, region: thread.region,
                object: thread.id.rawValue, in: transaction)
            return FilingV1.ConsultationReply(
                consultation: FilingV1.ConsultationSummary(thread, number: found.number))
        }
    }
}
