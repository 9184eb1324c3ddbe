// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Announces a file for a filing.
struct BeginUpload: Procedure {
    static let method = FilingV1.Upload.begin
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.nothing(
        because: "nothing belongs to the filing before Commit, which leaves its own")

    let store: any Store

    func run(
        _ request: FilingV1.BeginUploadRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.UploadReply {
        let owner = try caller.applicant
        let kind = try MaterialKind(request.kind)
        try MaterialLimits.requireSize(request.size)
        guard let digest = Digest(bytes: request.sha256) else {
            throw Refusal.fieldInvalid("sha256", limit: Digest.sizeBytes)
        }
        let file = FileFacts(sizeBytes: Int(request.size), sha256: digest.bytes)
        let now = context.now
        return try await context.commit(to: self.store) { transaction in
            let filing = try transaction.filing(request.filingNumber, ownedBy: owner, at: now)
            try filing.requireOpen(kind)
            if let purpose = kind.consentPurpose {
                try transaction.consents(of: owner).require(purpose)
            }
            try MaterialLimits.requireRoom(
                openUploads: try transaction.openUploads(of: owner, now: now))
            let upload = NewUpload(
                account: owner, filing: filing.id, kind: kind, file: file, createdAt: now,
                expiresAt: now + MaterialLimits.slidingExpiry)
            let id = try transaction.insert(upload)
            return FilingV1.UploadReply(
                try transaction.upload(id, ownedBy: owner), committedOffset: 0)
        }
    }
}
