// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore

extension Snapshot {
    /// The applicant's own open upload, if it has not expired.
    ///
    /// - Throws: `UPLOAD_NOT_FOUND`, also if it is somebody else's.
    func openUpload(_ id: UInt64, ownedBy owner: AccountID, now: Instant) throws -> UploadRecord {
        guard let row = Int64(exactly: id) else { throw Refusal(.uploadNotFound) }
        let upload = try self.upload(UploadID(rawValue: row), ownedBy: owner)
        guard upload.material == nil, now < upload.expiresAt else {
            throw Refusal(.uploadNotFound)
        }
        return upload
    }

    /// The applicant's own open upload, with the key of its file.
    ///
    /// - Throws: `UPLOAD_NOT_FOUND`, also if it is somebody else's.
    func openUploadWithKey(
        _ id: UInt64, ownedBy owner: AccountID, _ context: CallContext
    ) throws -> (UploadRecord, FileKey) {
        let upload = try self.openUpload(id, ownedBy: owner, now: context.now)
        let key = try context.personal.key(of: upload.account, in: self)
        return (upload, key.fileKey(of: upload.id))
    }
}
