// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Uploads and materials.
extension Transaction {
    /// Opens an upload.
    package func insert(_ upload: NewUpload) throws -> UploadID {
        let id = UploadID(rawValue: try self.next(.upload))
        try self.execute(
            .uploadInsert,
            [
                "upload_id": .id(id),
                "account_id": .id(upload.account),
                "filing_id": .id(upload.filing),
                "kind": .code(upload.kind),
                "size": .count(upload.file.sizeBytes),
                "sha256": .bytes(upload.file.sha256),
                "created_ms": .instant(upload.createdAt),
                "expires_ms": .instant(upload.expiresAt),
            ])
        return id
    }

    /// Moves an upload's expiry; does nothing if it is gone or committed.
    package func setExpiry(of upload: UploadID, to expiresAt: Instant) throws {
        try self.execute(
            .uploadSetExpiry, ["expires_ms": .instant(expiresAt), "upload_id": .id(upload)])
    }

    /// Notes what the owner was warned of; does nothing if the upload is gone or committed.
    package func setWarning(of upload: UploadID, to warning: MaterialWarning) throws {
        try self.execute(
            .uploadSetDoubt,
            [
                "doubt": .code(warning.doubt),
                "doubt_measured": .count(warning.measured),
                "doubt_limit": .count(warning.limit),
                "upload_id": .id(upload),
            ])
    }

    /// Notes which material an upload became, so that a repeated commit can be answered.
    ///
    /// - Throws: `UPLOAD_NOT_FOUND` if it is gone or was committed before.
    package func markCommitted(_ upload: UploadID, as material: MaterialID) throws {
        let changed = try self.execute(
            .uploadMarkCommitted, ["material_id": .id(material), "upload_id": .id(upload)])
        guard changed == 1 else { throw Refusal(.uploadNotFound) }
    }

    /// Forgets an upload; does nothing if it is gone.
    package func delete(_ upload: UploadID) throws {
        try self.execute(.uploadDelete, ["upload_id": .id(upload)])
    }

    /// Adds a version, which from now on is the current one of its kind.
    package func insert(_ material: NewMaterial) throws -> MaterialID {
        let id = MaterialID(rawValue: try self.next(.material))
        try self.execute(
            .materialSupersede,
            ["filing_id": .id(material.filing), "kind": .code(material.kind)])
        try self.execute(
            .materialInsert,
            [
                "material_id": .id(id),
                "filing_id": .id(material.filing),
                "kind": .code(material.kind),
                "size": .count(material.file.sizeBytes),
                "sha256": .bytes(material.file.sha256),
                "blob_id": .id(material.blob),
                "at_ms": .instant(material.at),
                "doubt": .code(orNull: material.warning?.doubt),
                "doubt_measured": material.warning.map { .count($0.measured) } ?? .null,
                "doubt_limit": material.warning.map { .count($0.limit) } ?? .null,
            ])
        return id
    }
}
