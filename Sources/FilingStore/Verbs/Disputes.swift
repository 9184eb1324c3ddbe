// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// An open dispute; nil if there is none, or it was decided.
    package func openDispute(_ id: DisputeID) throws -> DisputeRecord? {
        try self.first(.disputeOpen, ["dispute_id": .id(id)]) { try DisputeRecord(&$0) }
    }

    /// The open disputes, oldest first.
    package func openDisputes(limit: Int) throws -> [DisputeRecord] {
        try self.all(.disputesOpen, ["limit": .count(limit)]) { try DisputeRecord(&$0) }
    }

    /// The account that has stated an ID number; nil if none has.
    ///
    /// - Parameter index: the number's blind index, 16 bytes.
    package func account(idNumberIndex index: [UInt8]) throws -> AccountID? {
        try self.first(.profileWithIDNumber, ["id_number_index": .bytes(index)]) {
            try $0.id()
        }
    }
}

extension Transaction {
    /// The number of the next dispute.
    ///
    /// Taken before the insert, because its words are sealed for it.
    package func nextDisputeID() throws -> DisputeID {
        DisputeID(rawValue: try self.next(.dispute))
    }

    /// Opens a dispute.
    ///
    /// - Parameter words: name, ID number and evidence.
    /// - Throws: `DISPUTE_OPEN` if the claimant has one open.
    package func openDispute(
        _ id: DisputeID, by claimant: AccountID, words: Sealed, at now: Instant
    ) throws {
        let inserted = try self.execute(
            .disputeInsert,
            [
                "dispute_id": .id(id), "account_id": .id(claimant),
                "words": .sealed(words), "opened_ms": .instant(now),
            ])
        guard inserted == 1 else { throw Refusal(.disputeOpen) }
    }

    /// Decides a dispute.
    ///
    /// - Throws: `DISPUTE_UNKNOWN` if it was decided before.
    package func decide(
        dispute id: DisputeID, as outcome: Dispute.Outcome, by decider: AccountID, decision: Sealed
    ) throws {
        let changed = try self.execute(
            .disputeDecide,
            [
                "state": .code(outcome), "decided_by": .id(decider), "decision": .sealed(decision),
                "dispute_id": .id(id),
            ])
        guard changed == 1 else { throw Refusal(.disputeUnknown) }
    }
}
