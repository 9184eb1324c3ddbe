// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// The open disputes over ID numbers.
struct ListDisputes: Procedure {
    static let method = FilingV1.Support.listDisputes
    static let access = Access.support
    static let effect = Effect.read
    static let audit = AuditRule.leaves([.disputeListed])

    let store: any Store
    let keys: ServerKeys

    /// As in proto/filing/v1/support.proto.
    private static let limit = 100

    func run(
        _ request: FilingV1.ListDisputesRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ListDisputesReply {
        let (reply, viewed) = try await self.store.read { snapshot in
            var viewed: [Viewed] = []
            let reply = FilingV1.ListDisputesReply(
                disputes: try snapshot.openDisputes(limit: Self.limit).map { dispute in
                    let words = try context.personal.key(of: dispute.claimant, in: snapshot)
                        .words(of: dispute)
                    let index = BlindIndex(
                        of: words.identity.number.text, field: .idNumber, keys: self.keys
                    ).bytes
                    let holder = try snapshot.account(idNumberIndex: index)
                    for subject in [dispute.claimant, holder] {
                        guard let subject else { continue }
                        viewed.append(Viewed(subject: subject, object: dispute.id.rawValue))
                    }
                    return FilingV1.Dispute(
                        disputeID: UInt64(clamping: dispute.id.rawValue),
                        maskedIDNumber: words.identity.number.masked,
                        maskedClaimantPhone: try context.personal.phone(
                            of: dispute.claimant, in: snapshot)?.masked ?? "",
                        maskedHolderPhone: try holder.flatMap {
                            try context.personal.phone(of: $0, in: snapshot)
                        }?.masked ?? "",
                        evidence: words.evidence, openedAtMs: dispute.openedAt.ms)
                })
            return (reply, viewed)
        }
        try await context.note(.disputeListed, of: viewed, for: .dispute, in: self.store)
        return reply
    }
}
