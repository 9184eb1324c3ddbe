// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore
import FilingVault

/// Adds bytes to an upload.
///
/// The offset makes a repeat harmless, so no key is stored.
struct ChunkUpload: Procedure {
    static let method = FilingV1.Upload.chunk
    static let access = Access.applicant
    static let effect = Effect.repeatable
    static let audit = AuditRule.nothing(
        because: "nothing belongs to the filing before Commit, which leaves its own")
    /// A chunk and its fields.
    static let maxRequestBytes = MaterialLimits.chunkBytes + 64

    let store: any Store
    let vault: Vault

    func run(
        _ request: FilingV1.UploadChunkRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.UploadChunkReply {
        let owner = try caller.applicant
        guard (1...MaterialLimits.chunkBytes).contains(request.data.count) else {
            throw Refusal.fieldInvalid("data", limit: MaterialLimits.chunkBytes)
        }
        let (upload, key) = try self.store.point {
            try $0.openUploadWithKey(request.uploadID, ownedBy: owner, context)
        }
        let now = context.now
        let committed = try await self.vault.append(
            request.data, crc32: request.crc32, to: upload.id, at: request.offset,
            ofFileWith: upload.file.sizeBytes, key: key)
        try await self.extend(upload, now: now)
        return FilingV1.UploadChunkReply(committedOffset: UInt64(clamping: committed))
    }

    /// Keeps the upload alive; written only when it matters, not with each chunk.
    private func extend(_ upload: UploadRecord, now: Instant) async throws {
        let latest = upload.createdAt + MaterialLimits.longestExpiry
        let wanted = min(now + MaterialLimits.slidingExpiry, latest)
        guard upload.expiresAt < now + Self.extendBelow, wanted > upload.expiresAt else { return }
        try await self.store.write { try $0.setExpiry(of: upload.id, to: wanted) }
    }

    /// Half of the sliding 24 hours.
    private static let extendBelow = Span.hours(12)
}
