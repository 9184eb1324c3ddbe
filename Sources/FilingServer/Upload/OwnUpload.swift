// SPDX-License-Identifier: Apache-2.0

import FilingDomain
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
}
