// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// A key by its id; nil if it was never proposed.
    package func centreKey(_ id: String) throws -> CentreKey? {
        try self.first(.centreKeyGet, ["key_id": .text(id)], CentreKeyRow.key)
    }

    /// A region's keys, newest first.
    package func centreKeys(of region: RegionCode, limit: Int) throws -> [CentreKey] {
        try self.all(
            .centreKeysOfRegion, ["region": .region(region), "limit": .count(limit)],
            CentreKeyRow.key)
    }

    /// How many keys of a region are in a state.
    package func centreKeyCount(of region: RegionCode, _ state: CentreKey.State) throws -> Int {
        try self.first(
            .centreKeyCount, ["region": .region(region), "state": .code(state)]
        ) { try $0.number() } ?? 0
    }
}

extension Transaction {
    /// Stores a proposed key.
    ///
    /// - Throws: `KEY_EXISTS`.
    package func insert(_ key: CentreKey) throws {
        let inserted = try self.execute(
            .centreKeyInsert,
            [
                "key_id": .text(key.id), "public_key": .bytes(key.publicKey),
                "region": .region(key.region), "label": .text(key.label),
                "proposed_by": .id(key.proposedBy), "proposed_ms": .instant(key.proposedAt),
            ])
        guard inserted == 1 else { throw Refusal(.keyExists) }
    }

    /// Makes a proposed key live.
    ///
    /// - Parameter account: the account that its logins act as.
    /// - Throws: `KEY_UNKNOWN` if it does not wait for approval.
    package func approve(
        centreKey id: String, by approver: AccountID, as account: AccountID
    ) throws {
        let changed = try self.execute(
            .centreKeyApprove,
            ["approved_by": .id(approver), "account_id": .id(account), "key_id": .text(id)])
        guard changed == 1 else { throw Refusal(.keyUnknown) }
    }

    /// Ends a key; does nothing if it has ended.
    package func revoke(centreKey id: String) throws {
        try self.execute(.centreKeyRevoke, ["key_id": .text(id)])
    }
}

/// Reads a key, in the order of the statements in `CentreKeySQL.swift`.
enum CentreKeyRow {
    static func key(_ columns: inout Columns) throws(StorageFault) -> CentreKey {
        CentreKey(
            id: try columns.text(), publicKey: try columns.bytes(), region: try columns.region(),
            label: try columns.text(), state: try columns.code(), proposedBy: try columns.id(),
            proposedAt: try columns.instant(), account: try columns.idOrNil())
    }
}
