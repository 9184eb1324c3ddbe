// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore
import FilingVault

/// Forgets an upload and its bytes.
struct AbortUpload: Procedure {
    static let method = FilingV1.Upload.abort
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.nothing(
        because: "nothing belongs to the filing before Commit, which leaves its own")

    let store: any Store
    let vault: Vault

    func run(
        _ request: FilingV1.AbortUploadRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.AbortUploadReply {
        let owner = try caller.applicant
        let now = context.now
        let upload = try self.store.point {
            try $0.openUpload(request.uploadID, ownedBy: owner, now: now)
        }
        let reply = try await context.commit(to: self.store) { transaction in
            try transaction.delete(upload.id)
            return FilingV1.AbortUploadReply()
        }
        try await self.vault.erase(upload: upload.id)
        return reply
    }
}
