// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// The change of an account that waits for approval or for its time.
    package func openPhoneChange(of account: AccountID) throws -> PhoneChange? {
        try self.first(.phoneChangeOpenOf, ["account_id": .id(account)], PhoneChangeRow.change)
    }

    /// The changes of a region that wait for approval or for their time, oldest first.
    package func openPhoneChanges(in region: RegionCode, limit: Int) throws -> [PhoneChange] {
        try self.all(
            .phoneChangesOpen, ["region": .region(region), "limit": .count(limit)],
            PhoneChangeRow.change)
    }

    /// Approved changes whose time has come.
    package func duePhoneChanges(at now: Instant, limit: Int) throws -> [PhoneChange] {
        try self.all(
            .phoneChangesDue, ["now_ms": .instant(now), "limit": .count(limit)],
            PhoneChangeRow.change)
    }

    func approvedChange(toPhoneIndex index: [UInt8]) throws -> PhoneChange? {
        try self.first(
            .phoneChangeApprovedTo, ["phone_index": .bytes(index)], PhoneChangeRow.change)
    }
}

extension Transaction {
    /// The number of the next change.
    package func nextPhoneChangeID() throws -> PhoneChangeID {
        PhoneChangeID(rawValue: try self.next(.phoneChange))
    }

    /// Stores a proposed change.
    ///
    /// - Parameters:
    ///   - phoneIndex: the new phone's blind index, 16 bytes.
    ///   - region: the proposer's; its support approves.
    /// - Throws: `PHONE_CHANGE_OPEN` if the account has one under way.
    package func insert(
        _ change: PhoneChange, phoneIndex: [UInt8], in region: RegionCode
    ) throws {
        let inserted = try self.execute(
            .phoneChangeInsert,
            [
                "change_id": .id(change.id), "account_id": .id(change.account),
                "words": .sealed(change.words), "phone_index": .bytes(phoneIndex),
                "region": .region(region),
                "proposed_by": .id(change.proposedBy), "proposed_ms": .instant(change.proposedAt),
            ])
        guard inserted == 1 else { throw Refusal(.phoneChangeOpen) }
    }

    /// Approves a change, which takes effect at that moment.
    ///
    /// - Throws: `PHONE_CHANGE_UNKNOWN` if it does not wait for approval.
    package func approve(
        phoneChange id: PhoneChangeID, by approver: AccountID, effectiveAt: Instant
    ) throws {
        let changed = try self.execute(
            .phoneChangeApprove,
            [
                "approved_by": .id(approver), "effective_ms": .instant(effectiveAt),
                "change_id": .id(id),
            ])
        guard changed == 1 else { throw Refusal(.phoneChangeUnknown) }
    }

    /// Ends a change; does nothing if it has ended.
    package func end(phoneChange id: PhoneChangeID, as state: PhoneChange.State) throws {
        try self.execute(
            .phoneChangeEnd, ["state": .code(state), "change_id": .id(id)])
    }
}

/// Reads a change, in the order of the statements in `PhoneChangeSQL.swift`.
enum PhoneChangeRow {
    static func change(_ columns: inout Columns) throws(StorageFault) -> PhoneChange {
        PhoneChange(
            id: try columns.id(), account: try columns.id(), proposedBy: try columns.id(),
            proposedAt: try columns.instant(), words: try columns.sealed(),
            state: try columns.code(),
            effectiveAt: try columns.instantOrNil())
    }
}
