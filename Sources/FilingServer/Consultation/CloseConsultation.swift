// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Ends a thread for good.
struct CloseConsultation: Procedure {
    static let method = FilingV1.Consultation.close
    static let access = Access.consultation
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.consultationClosed])

    let store: any Store

    func run(
        _ request: FilingV1.CloseConsultationRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ConsultationReply {
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let found = try transaction.consultation(request.consultationID, visibleTo: caller)
            let thread = try found.thread.closed(now: now)
            try transaction.save(thread)
            try context.audit(
                .consultationClosed, subject: thread.owner, filing: thread.filing,
                region: thread.region, object: thread.id.rawValue, in: transaction)
            return FilingV1.ConsultationReply(
                consultation: FilingV1.ConsultationSummary(thread, number: found.number))
        }
    }
}
