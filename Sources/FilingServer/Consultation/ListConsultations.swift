// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The caller's own threads, or the open ones of the region of a member of staff.
struct ListConsultations: Procedure {
    static let method = FilingV1.Consultation.list
    static let access = Access.consultation
    static let effect = Effect.read
    static let audit = AuditRule.nothing(
        because: "numbers, states and times name nobody and hold no words")

    let store: any Store

    /// As in proto/filing/v1/consultation.proto.
    private static let defaultLimit: UInt32 = 50
    private static let limit: UInt32 = 200

    func run(
        _ request: FilingV1.ListConsultationsRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListConsultationsReply {
        let person = try caller.person
        guard request.limit <= Self.limit else {
            throw Refusal.fieldInvalid("limit", limit: Int(Self.limit))
        }
        let limit = Int(request.limit == 0 ? Self.defaultLimit : request.limit)
        let waitingOnly = request.waitingOnly
        let after = Int64(clamping: request.after)
        let page: [ConsultationRecord]
        if person.role == .applicant {
            let before = ConsultationID(rawValue: after == 0 ? .max : after)
            page = try await self.store.read {
                try $0.consultations(
                    of: person.account, before: before, waitingOnly: waitingOnly, limit: limit)
            }
        } else {
            let region = try caller.staff.region
            page = try await self.store.read {
                try $0.consultations(
                    in: region, after: ConsultationID(rawValue: after), waitingOnly: waitingOnly,
                    limit: limit)
            }
        }
        let next = page.count == limit ? page.last?.thread.id.rawValue ?? 0 : 0
        return FilingV1.ListConsultationsReply(
            consultations: page.map(FilingV1.ConsultationSummary.init),
            next: UInt64(clamping: next))
    }
}
