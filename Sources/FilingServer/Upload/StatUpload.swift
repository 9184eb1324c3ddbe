// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore
import FilingVault

/// Where an upload stands: the truth of the disk, also after a crash.
struct StatUpload: Procedure {
    static let method = FilingV1.Upload.stat
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store
    let vault: Vault

    func run(
        _ request: FilingV1.StatUploadRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.UploadReply {
        let owner = try caller.applicant
        let (upload, key) = try self.store.point {
            try $0.openUploadWithKey(request.uploadID, ownedBy: owner, context)
        }
        let committed = try await self.vault.committedLength(
            of: upload.id, ofFileWith: upload.file.sizeBytes, key: key)
        return FilingV1.UploadReply(upload, committedOffset: UInt64(clamping: committed))
    }
}
