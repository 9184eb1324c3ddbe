// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// What staff say of a filing among themselves.
extension PersonalData {
    /// The call that proposed the decision which waits.
    func call(
        of look: SecondLook, on filing: Filing, in snapshot: Snapshot
    ) throws -> FilingV1.DecideRequest {
        try self.key(of: filing.owner, in: snapshot).call(
            of: snapshot.proposal(look, of: filing.id), look, on: filing.id)
    }

    /// The decision that waits for a supervisor, as it is shown to them; nil if none does.
    func secondLook(
        of filing: Filing, in snapshot: Snapshot
    ) throws -> FilingV1.SecondLook? {
        guard let look = filing.secondLook else { return nil }
        let proposal = try snapshot.proposal(look, of: filing.id)
        return FilingV1.SecondLook(
            cause: FilingV1.SecondLookCause(look.cause), atMs: proposal.at.ms,
            proposer: proposal.proposer ?? "", role: FilingV1.Role(proposal.role),
            decision: try self.key(of: filing.owner, in: snapshot).call(
                of: proposal, look, on: filing.id))
    }

    /// Why the filing was passed on, each time.
    func handovers(
        of filing: Filing, in snapshot: Snapshot
    ) throws -> [FilingV1.HandoverNote] {
        let records = try snapshot.handovers(of: filing.id, limit: Self.handoversLimit)
        guard !records.isEmpty else { return [] }
        let key = try self.key(of: filing.owner, in: snapshot)
        return try records.map {
            FilingV1.HandoverNote(
                kind: FilingV1.HandoverKind($0.kind), atMs: $0.at.ms, by: $0.by ?? "",
                subject: $0.subject ?? "", text: try key.text(of: $0, on: filing.id))
        }
    }

    /// As in proto/filing/v1/review.proto.
    private static let handoversLimit = 50
}
