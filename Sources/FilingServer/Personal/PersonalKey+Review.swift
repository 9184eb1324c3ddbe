// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// What staff say of a filing among themselves, sealed under its owner's key.
extension PersonalKey {
    /// What a step of the review keeps: the call of a proposal, the words of a hand-over; nil for
    /// every other change.
    ///
    /// - Parameter call: what the decision was made with.
    func sealed(
        _ change: FilingChange, proposedBy call: FilingV1.DecideRequest?
    ) throws -> Sealed? {
        let filing = change.filing.id
        switch change.step {
        case .proposed(let look, _, _):
            // As the contract's own message: it is confirmed whole, or not at all.
            return try call.map {
                try self.seal(
                    $0.encoded, in: self.cell(.secondLookDecision, filing, look.proposal))
            }
        case .handed(let handover):
            return try self.seal(
                [handover.text],
                in: self.cell(.handoverWords, filing, change.filing.revision))
        case .decided, nil:
            return nil
        }
    }

    /// The call that proposed a decision.
    func call(
        of proposal: ProposalRecord, _ look: SecondLook, on filing: FilingID
    ) throws -> FilingV1.DecideRequest {
        try FilingV1.DecideRequest(
            decoding: self.open(
                proposal.decision, in: self.cell(.secondLookDecision, filing, look.proposal)))
    }

    /// Why a filing was passed on; empty if its owner's account is closed.
    func text(of handover: HandoverRecord, on filing: FilingID) throws -> String {
        try handover.words.map {
            try self.texts(
                $0, in: self.cell(.handoverWords, filing, handover.revision), count: 1)[0]
        } ?? ""
    }

    private func cell(
        _ column: SealedCell.Column, _ filing: FilingID, _ revision: Revision
    ) -> SealedCell {
        self.cell(column, row: filing.rawValue, Int64(truncatingIfNeeded: revision.rawValue))
    }
}
