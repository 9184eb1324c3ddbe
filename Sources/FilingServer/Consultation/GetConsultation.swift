// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// A thread with its words; staff who read it leave a view that its owner sees.
struct GetConsultation: Procedure {
    static let method = FilingV1.Consultation.get
    static let access = Access.consultation
    static let effect = Effect.read
    static let audit = AuditRule.leaves([.consultationViewed])

    let store: any Store

    func run(
        _ request: FilingV1.GetConsultationRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.GetConsultationReply {
        let isStaff = try caller.person.role.isStaff
        let (reply, viewed) = try await self.store.read { snapshot in
            let found = try snapshot.consultation(request.consultationID, visibleTo: caller)
            let key = try context.personal.key(of: found.thread.owner, in: snapshot)
            let reply = FilingV1.GetConsultationReply(
                consultation: FilingV1.ConsultationSummary(found),
                messages: try snapshot.messages(of: found.thread.id).map { message in
                    FilingV1.ConsultationMessage(
                        author: FilingV1.Role(message.role), atMs: message.at.ms,
                        text: try key.text(of: message))
                })
            return (
                reply,
                Viewed(
                    subject: found.thread.owner, filing: found.thread.filing,
                    object: found.thread.id.rawValue)
            )
        }
        try await context.note(
            .consultationViewed, of: isStaff ? [viewed] : [], for: .support, in: self.store)
        return reply
    }
}
