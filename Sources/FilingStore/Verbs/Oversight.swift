// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Second looks and hand-overs.
extension Snapshot {
    /// The decision that waits for a supervisor.
    ///
    /// - Throws: `StorageFault` `.corrupt` if a filing names one that is not there.
    package func proposal(_ look: SecondLook, of filing: FilingID) throws -> ProposalRecord {
        let found = try self.first(
            .secondLookGet,
            ["filing_id": .id(filing), "revision": .revision(look.proposal)]
        ) { try ProposalRecord(&$0) }
        guard let found else {
            throw StorageFault(.corrupt, "a filing waits for a proposal that is not there")
        }
        return found
    }

    /// How often a filing was passed on, the newest of them, oldest first.
    package func handovers(of filing: FilingID, limit: Int) throws -> [HandoverRecord] {
        try self.all(
            .handoversNewest, ["filing_id": .id(filing), "limit": .count(limit)]
        ) { try HandoverRecord(&$0) }.reversed()
    }

    /// Who must not review a filing.
    func recused(from filing: FilingID) throws -> Set<AccountID> {
        Set(try self.all(.handoverRecused, ["filing_id": .id(filing)]) { try $0.id() })
    }
}

extension Transaction {
    /// Writes what a change leaves for its region, in the change's own transaction.
    ///
    /// - Parameter words: the sealed call of a proposal, or the sealed words of a hand-over.
    /// - Throws: `StorageFault` `.constraint` if words were said and not sealed.
    func take(_ change: FilingChange, words: Sealed?) throws {
        switch change.step {
        case nil:
            guard words == nil else { throw Self.unsealed }
        case .proposed(let look, let role, let replaced):
            guard let words else { throw Self.unsealed }
            if let replaced {
                try self.settle(replaced, .changed, of: change, by: look.proposer)
            }
            try self.propose(look, of: change, by: role, words)
        case .decided(let outcome):
            guard words == nil else { throw Self.unsealed }
            if let look = outcome.look, let result = outcome.result {
                try self.settle(look, result, of: change, by: outcome.by)
            }
            try self.count(outcome, of: change)
        case .handed(let handover):
            guard let words else { throw Self.unsealed }
            try self.execute(
                .handoverInsert,
                [
                    "filing_id": .id(change.filing.id),
                    "revision": .revision(change.filing.revision),
                    "kind": .code(handover.kind), "by_id": .id(handover.by),
                    "subject_id": .id(handover.subject), "at_ms": .instant(change.entry.at),
                    "words": .sealed(words),
                ])
        }
    }

    private static var unsealed: StorageFault {
        StorageFault(.constraint, "the words of a review's step were not sealed")
    }

    private func propose(
        _ look: SecondLook, of change: FilingChange, by role: Role, _ decision: Sealed
    ) throws {
        try self.execute(
            .secondLookInsert,
            [
                "filing_id": .id(change.filing.id), "revision": .revision(look.proposal),
                "region": .region(change.filing.region), "cause": .code(look.cause),
                "by_id": .id(look.proposer), "role": .code(role),
                "at_ms": .instant(change.entry.at), "decision": .sealed(decision),
            ])
    }

    private func settle(
        _ look: SecondLook, _ result: SecondLookResult, of change: FilingChange,
        by supervisor: AccountID
    ) throws {
        let settled = try self.execute(
            .secondLookSettle,
            [
                "result": .code(result), "settled_ms": .instant(change.entry.at),
                "settled_by_id": .id(supervisor), "filing_id": .id(change.filing.id),
                "revision": .revision(look.proposal),
            ])
        guard settled == 1 else {
            throw StorageFault(.corrupt, "a filing waited for a proposal that is not there")
        }
    }

    private func count(_ outcome: ReviewOutcome, of change: FilingChange) throws {
        let filing = change.filing
        try self.execute(
            .outcomeInsert,
            [
                "filing_id": .id(filing.id), "revision": .revision(filing.revision),
                "region": .region(filing.region), "level": .code(filing.level),
                "state": .code(filing.state), "role": .code(change.entry.role),
                "at_ms": .instant(change.entry.at),
                "submitted_ms": .instant(outcome.submittedAt), "due_ms": .instant(outcome.due),
                "result": .code(orNull: outcome.result),
            ])
    }
}
