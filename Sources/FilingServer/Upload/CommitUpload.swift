// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingInspect
import FilingStore
import FilingVault

/// Verifies an upload and makes it a material of its filing.
///
/// The file is on the disk under its final name before the row that promises it is committed. A
/// crash between the two leaves a file without a row; the repeated commit finds it and goes on.
struct CommitUpload: Procedure {
    static let method = FilingV1.Upload.commit
    static let access = Access.applicant
    static let effect = Effect.write

    let store: any Store
    let vault: Vault

    func run(
        _ request: FilingV1.CommitUploadRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.CommitUploadReply {
        let owner = try caller.applicant
        let now = context.now
        let upload = try self.store.point { snapshot in
            let upload = try snapshot.openUpload(request.uploadID, ownedBy: owner, now: now)
            let filing = try snapshot.filing(upload.filing)
            try filing.requireOpen(upload.kind)
            return upload
        }
        let kind = upload.kind
        let size = UInt64(clamping: upload.file.sizeBytes)
        do {
            try await self.vault.finish(
                upload.id, sizeBytes: upload.file.sizeBytes, sha256: upload.file.sha256
            ) { bytes in
                try MaterialVerdict.inspect(prefix: bytes, sizeBytes: size, kind: kind)
                    .requireAccepted()
            }
        } catch let refusal as Refusal where refusal.reason.isFinalForFile {
            // These bytes will never be taken: give their place back.
            try await self.store.write { try $0.delete(upload.id) }
            try await self.vault.erase(upload: upload.id)
            throw refusal
        }
        // The same bytes are stored once for a person; never across people, which would tell.
        let known = try self.store.point {
            try $0.blob(of: owner, sha256: upload.file.sha256)
        }
        let reply = try await context.commit(to: self.store) { transaction in
            let filing = try transaction.filing(upload.filing)
            let change = try filing.withMaterial(kind, now: now)
            try transaction.save(change, expecting: filing.revision)
            let material = try transaction.insert(
                NewMaterial(
                    filing: filing.id, kind: kind, file: upload.file, blob: known ?? upload.id,
                    at: now))
            try transaction.markCommitted(upload.id, as: material)
            return FilingV1.CommitUploadReply(
                materialID: UInt64(clamping: material.rawValue),
                revision: change.filing.revision.rawValue)
        }
        if known != nil { try await self.vault.erase(blob: upload.id) }
        return reply
    }
}

extension Reason {
    /// Says of a file's bytes that no repeat makes them fit.
    fileprivate var isFinalForFile: Bool { [.notJpeg, .notJpegOrPdf].contains(self) }
}
