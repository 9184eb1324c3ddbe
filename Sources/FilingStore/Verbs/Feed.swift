// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The feed of the registration system: one record for each decision that it is told.
extension Snapshot {
    /// Records behind a place, oldest first.
    package func feed(after place: FeedID, limit: Int) throws -> [FeedRow] {
        try self.all(.feedAfter, ["after": .id(place), "limit": .count(limit)]) {
            try FeedRow(&$0)
        }
    }

    /// Records without a verdict behind a place, oldest first.
    package func openFeed(after place: FeedID, limit: Int) throws -> [FeedRow] {
        try self.all(.feedOpenAfter, ["after": .id(place), "limit": .count(limit)]) {
            try FeedRow(&$0)
        }
    }

    /// The record of one decision; nil if it is none that is told.
    package func feedRecord(of filing: FilingID, _ revision: Revision) throws -> FeedRow? {
        try self.first(
            .feedByKey, ["filing_id": .id(filing), "revision": .revision(revision)]
        ) { try FeedRow(&$0) }
    }

    /// Records without a verdict.
    package func feedBacklog() throws -> Backlog {
        try self.first(.feedOpen, [:]) { try Backlog(&$0) } ?? .none
    }

    /// How many decisions before a moment have no verdict; none before no moment.
    package func feedOpenCount(before moment: Instant?) throws -> Int64 {
        guard let moment else { return 0 }
        return try self.first(.feedOpenBefore, ["before_ms": .instant(moment)]) {
            try $0.integer()
        } ?? 0
    }
}

extension Transaction {
    /// Writes what the registration system is told of a change, in the change's own transaction.
    ///
    /// - Throws: `StorageFault` `.corrupt` for a revocation of what was never approved.
    func feed(_ change: FilingChange) throws {
        guard let told = change.told else { return }
        let filing = change.filing.id
        let approval = try self.approval(of: change, told)
        let place = FeedID(rawValue: try self.next(.feed))
        try self.execute(
            .feedInsert,
            [
                "feed_id": .id(place), "filing_id": .id(filing),
                "revision": .revision(change.entry.revision), "change": .code(told),
                "at_ms": .instant(change.entry.at),
                "reasons": .integer(HistoryRecord.bits(of: change.entry.judgement.reasons)),
                "approved_revision": .revision(approval.revision),
                "approved_ms": .instant(approval.at),
            ])
        self.note(fed: place)
    }

    private func approval(
        of change: FilingChange, _ told: FeedChange
    ) throws -> FeedRow.Approval {
        switch told {
        case .approved:
            return FeedRow.Approval(revision: change.entry.revision, at: change.entry.at)
        case .revoked:
            let approval = try self.first(
                .feedApproval, ["filing_id": .id(change.filing.id)]
            ) { FeedRow.Approval(revision: try $0.revision(), at: try $0.instant()) }
            guard let approval else {
                throw StorageFault(.corrupt, "an approval that was never told is revoked")
            }
            return approval
        }
    }

    /// Keeps what the receiver did with a record; false if a verdict stands already.
    package func set(
        _ verdict: FeedVerdict, on record: FeedID, at now: Instant
    ) throws -> Bool {
        try self.execute(
            .feedSetVerdict,
            [
                "verdict": .code(verdict.kind), "verdict_reason": .text(verdict.reason),
                "verdict_ms": .instant(now), "feed_id": .id(record),
            ]) == 1
    }
}
