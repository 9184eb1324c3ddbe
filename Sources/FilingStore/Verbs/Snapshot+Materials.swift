// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Uploads and materials.
extension Snapshot {
    /// A person's own upload, whether or not it has expired or was committed.
    ///
    /// - Throws: `UPLOAD_NOT_FOUND`.
    package func upload(_ id: UploadID, ownedBy account: AccountID) throws -> UploadRecord {
        let upload = try self.first(
            .uploadGet, ["upload_id": .id(id), "account_id": .id(account)]
        ) { try UploadRecord(&$0) }
        guard let upload else { throw Refusal(.uploadNotFound) }
        return upload
    }

    /// How many uploads of a person are open and not expired.
    package func openUploads(of account: AccountID, now: Instant) throws -> Int {
        let count: Int? = try self.first(
            .uploadCountOpen, ["account_id": .id(account), "now_ms": .instant(now)]
        ) { try $0.number() }
        return count ?? 0
    }

    /// The newest version of each kind, in the order of the kinds.
    package func currentMaterials(of filing: FilingID) throws -> [MaterialRecord] {
        try self.all(.materialsCurrent, ["filing_id": .id(filing)]) { try MaterialRecord(&$0) }
    }

    /// Every version of every kind, newest first.
    package func materials(of filing: FilingID, limit: Int) throws -> [MaterialRecord] {
        try self.all(
            .materialsAll, ["filing_id": .id(filing), "limit": .count(limit)]
        ) { try MaterialRecord(&$0) }
    }

    /// One version.
    ///
    /// - Throws: `MATERIAL_NOT_FOUND`, also if it is another filing's.
    package func material(_ id: MaterialID, of filing: FilingID) throws -> MaterialRecord {
        let material = try self.first(
            .materialByID, ["material_id": .id(id), "filing_id": .id(filing)]
        ) { try MaterialRecord(&$0) }
        guard let material else { throw Refusal(.materialNotFound) }
        return material
    }

    /// The bytes that a person uploaded before with the same digest; nil if there are none.
    ///
    /// Never another person's: that would tell who has the same file.
    package func blob(of owner: AccountID, sha256: [UInt8]) throws -> UploadID? {
        try self.first(
            .materialBlob, ["owner_id": .id(owner), "sha256": .bytes(sha256)]
        ) { try $0.id() }
    }
}
