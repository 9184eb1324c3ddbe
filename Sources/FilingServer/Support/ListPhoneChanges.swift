// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The changes of phones that wait in the caller's region.
struct ListPhoneChanges: Procedure {
    static let method = FilingV1.Support.listPhoneChanges
    static let access = Access.support
    static let effect = Effect.read
    static let audit = AuditRule.leaves([.phoneChangeListed])

    let store: any Store

    /// As in proto/filing/v1/support.proto.
    private static let limit = 100

    func run(
        _ request: FilingV1.ListPhoneChangesRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListPhoneChangesReply {
        let staff = try caller.staff
        let now = context.now
        let (reply, viewed) = try await self.store.read { snapshot in
            let changes = try snapshot.openPhoneChanges(in: staff.region, limit: Self.limit)
                .filter { !$0.isDue(at: now) }
            let reply = FilingV1.ListPhoneChangesReply(
                changes: try changes.map { change in
                    let words = try context.personal.key(of: change.account, in: snapshot)
                        .words(of: change)
                    let old = try context.personal.phone(of: change.account, in: snapshot)
                    return FilingV1.PhoneChange(
                        changeID: UInt64(clamping: change.id.rawValue),
                        maskedOldPhone: old?.masked ?? "",
                        maskedNewPhone: words.phone.masked, evidence: words.evidence,
                        proposedAtMs: change.proposedAt.ms,
                        effectiveAtMs: change.effectiveAt?.ms ?? 0,
                        isOwn: change.proposedBy == staff.account)
                })
            let viewed = changes.map { Viewed(subject: $0.account, object: $0.id.rawValue) }
            return (reply, viewed)
        }
        try await context.note(.phoneChangeListed, of: viewed, for: .support, in: self.store)
        return reply
    }
}
