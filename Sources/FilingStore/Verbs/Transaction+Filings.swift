// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Filings and their history: one line for each change, in the same transaction.
extension Transaction {
    /// The number of the next filing.
    ///
    /// Taken before the insert, because the public number is made from it.
    package func nextFilingID() throws -> FilingID {
        FilingID(rawValue: try self.next(.filing))
    }

    /// Stores a new filing with the first line of its history, and which rejected one it follows.
    ///
    /// - Parameter words: address and note of the form.
    /// - Throws: `FILING_EXISTS` with the number of the live filing the person already has.
    package func insert(_ change: FilingChange, words: Sealed) throws {
        let filing = change.filing
        let inserted = try self.execute(
            .filingInsert,
            [
                "filing_id": .id(filing.id),
                "number_region": .integer(Int64(filing.number.region)),
                "number_digits": .integer(Int64(filing.number.digits)),
                "owner_id": .id(filing.owner),
                "exam": .text(filing.exam.rawValue),
                "level": .code(filing.level),
                "region": .region(filing.region),
                "words": .sealed(words),
                "state": .code(filing.state),
                "live": .integer(filing.state.isLive ? 1 : 0),
                "revision": .revision(filing.revision),
                "state_since_ms": .instant(filing.stateSince),
                "created_ms": .instant(filing.createdAt),
                "submitted_ms": .instant(filing.submittedAt),
                "claim_id": .id(filing.claim?.id),
                "claim_holder_id": .id(filing.claim?.holder),
                "claim_until_ms": .instant(filing.claim?.until),
                "follows_id": .id(
                    try self.filingRejectedLast(of: filing.owner, exam: filing.exam)),
            ])
        guard inserted == 1 else {
            let live = try self.liveFiling(of: filing.owner, exam: filing.exam)
            throw Refusal(
                .filingExists, live.map { ["filing_number": .text($0.number.text)] } ?? [:])
        }
        try self.add(change.entry, words: nil, to: filing.id)
        self.note(filing)
    }

    /// Stores a changed filing with its line of history, does to its seat what the change does, and
    /// tells its owner what there is to tell.
    ///
    /// - Parameters:
    ///   - previous: the revision of the filing that the change was made from.
    ///   - form: address and note of the form, if they changed.
    ///   - judgement: the words of the line's judgement, if it has any.
    ///   - step: the sealed call of a proposal, or the sealed words of a hand-over.
    /// - Throws: `REVISION_CONFLICT` if it has another revision now; `SEATS_FULL`.
    package func save(
        _ change: FilingChange, expecting previous: Revision, form: Sealed? = nil,
        judgement: Sealed? = nil, step: Sealed? = nil
    ) throws {
        let filing = change.filing
        let saved =
            filing.state.isLive
            ? try self.saveLive(filing, previous) : try self.end(filing, previous)
        guard saved == 1 else { throw try self.conflict(filing.id) }
        if let form {
            try self.execute(
                .filingSetWords, ["words": .sealed(form), "filing_id": .id(filing.id)])
        }
        try self.add(change.entry, words: judgement, to: filing.id)
        try self.take(change, words: step)
        try self.settleSeat(of: change)
        try self.tell(of: change)
        try self.feed(change)
        self.note(filing)
    }

    /// Stores a claim's new end; not a change of the filing.
    ///
    /// - Parameter filing: as `Filing.renewed` returned it.
    /// - Throws: `CLAIM_LOST` if the filing changed or somebody else holds it.
    package func saveClaim(_ filing: Filing) throws {
        guard let claim = filing.claim else { throw Refusal(.claimLost) }
        let saved = try self.execute(
            .filingRenewClaim,
            [
                "claim_until_ms": .instant(claim.until),
                "filing_id": .id(filing.id),
                "revision": .revision(filing.revision),
                "claim_id": .id(claim.id),
                "claim_holder_id": .id(claim.holder),
            ])
        guard saved == 1 else { throw Refusal(.claimLost) }
    }

    private func saveLive(_ filing: Filing, _ previous: Revision) throws -> Int {
        try self.execute(
            .filingSave,
            [
                "level": .code(filing.level),
                "state": .code(filing.state),
                "revision": .revision(filing.revision),
                "state_since_ms": .instant(filing.stateSince),
                "submitted_ms": .instant(filing.submittedAt),
                "claim_id": .id(filing.claim?.id),
                "claim_holder_id": .id(filing.claim?.holder),
                "claim_until_ms": .instant(filing.claim?.until),
                "clock_used": .count(filing.clock.usedDays),
                "due_ms": .instant(filing.clock.due),
                "stale_ms": .instant(filing.clock.stale),
                "queue_ms": .instant(filing.placeInQueue),
                "supplement_due_ms": .instant(filing.supplementDeadline?.set),
                "look_revision": filing.secondLook.map { .revision($0.proposal) } ?? .null,
                "look_by_id": .id(filing.secondLook?.proposer),
                "look_cause": .code(orNull: filing.secondLook?.cause),
                "recusals": .count(filing.recused.count),
                "filing_id": .id(filing.id),
                "previous": .revision(previous),
            ])
    }

    private func end(_ filing: Filing, _ previous: Revision) throws -> Int {
        try self.execute(
            .filingEnd,
            [
                "state": .code(filing.state),
                "revision": .revision(filing.revision),
                "state_since_ms": .instant(filing.stateSince),
                "filing_id": .id(filing.id),
                "previous": .revision(previous),
            ])
    }

    private func conflict(_ id: FilingID) throws -> Refusal {
        let present = try self.filing(id).revision
        return Refusal(.revisionConflict, ["revision": .number(present.rawValue)])
    }

    /// - Throws: `StorageFault` `.constraint` if words were said and not sealed: they are never lost
    ///   unseen.
    private func add(_ entry: HistoryEntry, words: Sealed?, to filing: FilingID) throws {
        guard entry.judgement.hasWords == (words != nil) else {
            throw StorageFault(.constraint, "a judgement's words were not sealed")
        }
        try self.execute(
            .historyInsert,
            [
                "filing_id": .id(filing),
                "revision": .revision(entry.revision),
                "action": .text(entry.action.rawValue),
                "role": .code(entry.role),
                "state": .code(entry.state),
                "at_ms": .instant(entry.at),
                "reasons": .integer(HistoryRecord.bits(of: entry.judgement.reasons)),
                "words": .sealed(orNull: words),
                "due_ms": .instant(entry.due),
                "fields": .integer(HistoryRecord.bits(of: entry.judgement.particulars.fields)),
                "rules": .text(HistoryRecord.text(of: entry.judgement.particulars.rules)),
            ])
        for (position, item) in entry.judgement.items.enumerated() {
            try self.execute(
                .historyItemInsert,
                [
                    "filing_id": .id(filing),
                    "revision": .revision(entry.revision),
                    "position": .count(position),
                    "kind": .code(item.kind),
                    "reason": .code(item.reason),
                    "fields": .integer(HistoryRecord.bits(of: item.particulars.fields)),
                    "rules": .text(HistoryRecord.text(of: item.particulars.rules)),
                ])
        }
    }
}

extension Filing {
    /// Where it stands in the queue while it waits.
    fileprivate var placeInQueue: Instant? {
        self.state == .pending ? self.clock.due ?? self.submittedAt : nil
    }
}
