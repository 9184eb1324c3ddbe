// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingInspect
import FilingSeal
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
    static let audit = AuditRule.leaves([.materialUploaded])

    let store: any Store
    let vault: Vault
    let inspector: any MaterialInspector

    func run(
        _ request: FilingV1.CommitUploadRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.CommitUploadReply {
        let owner = try caller.applicant
        let now = context.now
        let (upload, key) = try self.store.point { snapshot in
            let (upload, key) = try snapshot.openUploadWithKey(
                request.uploadID, ownedBy: owner, context)
            let filing = try snapshot.filing(upload.filing).seen(at: now)
            try filing.requireOpen(upload.kind)
            return (upload, key)
        }
        let warning: MaterialWarning?
        do {
            warning = try await self.judge(upload, key, isInsisted: request.insist)
        } catch let refusal as Refusal where refusal.reason.isFinalForFile {
            // These bytes will never be taken: give their place back.
            try await self.store.write { try $0.delete(upload.id) }
            try await self.vault.erase(upload: upload.id)
            throw refusal
        }
        let kind = upload.kind
        let reply = try await context.commit(to: self.store) { transaction in
            let filing = try transaction.filing(upload.filing).seen(at: now)
            let change = try filing.withMaterial(kind, now: now)
            try transaction.save(change, expecting: filing.revision)
            // The same bytes are stored once for a person; never across people, which would tell.
            // Asked for in here: a purge may be about to erase the older file.
            let known = try transaction.blob(of: owner, sha256: upload.file.sha256)
            let material = try transaction.insert(
                NewMaterial(
                    filing: filing.id, kind: kind, file: upload.file, blob: known ?? upload.id,
                    at: now, warning: warning))
            try transaction.markCommitted(upload.id, as: material)
            try context.audit(
                .materialUploaded, subject: owner, filing: filing.id,
                region: filing.region, object: material.rawValue, in: transaction)
            return FilingV1.CommitUploadReply(
                materialID: UInt64(clamping: material.rawValue),
                revision: change.filing.revision.rawValue)
        }
        let isNamed = try self.store.point { try $0.names(upload.id) }
        if !isNamed { try await self.vault.erase(blob: upload.id) }
        return reply
    }

    /// Has the file inspected and makes it a blob, durably.
    ///
    /// - Returns: what its owner insists on.
    /// - Throws: what is against the file; `INSPECTION_BUSY`, `INSPECTION_FAILED`.
    private func judge(
        _ upload: UploadRecord, _ key: FileKey, isInsisted: Bool
    ) async throws -> MaterialWarning? {
        guard let bytes = try await self.contents(of: upload, key) else { return upload.warning }
        let verdict = try await self.inspector.verdict(on: bytes, kind: upload.kind)
        if case .doubtful(_, let warning) = verdict, !isInsisted || upload.warning == nil {
            try await self.store.write { try $0.setWarning(of: upload.id, to: warning) }
            throw warning.refusal
        }
        if case .refused(let refusal) = verdict { throw refusal }
        // The digest says that these are the bytes that were judged.
        try await self.vault.finish(
            upload.id, sizeBytes: upload.file.sizeBytes, sha256: upload.file.sha256, key: key
        ) { _ in }
        guard case .doubtful(_, let warning) = verdict else { return nil }
        return warning
    }

    /// Carries the bytes out of the vault before they are a blob.
    private struct Unjudged: Error { let bytes: [UInt8] }

    /// The whole upload, its digest verified; nil if an earlier commit judged it, made it a blob and
    /// was cut off.
    ///
    /// The vault's threads only fetch: an inspection may take seconds, and other uploads wait for
    /// them.
    private func contents(of upload: UploadRecord, _ key: FileKey) async throws -> [UInt8]? {
        do {
            try await self.vault.finish(
                upload.id, sizeBytes: upload.file.sizeBytes, sha256: upload.file.sha256, key: key
            ) { throw Unjudged(bytes: $0) }
            return nil
        } catch let unjudged as Unjudged {
            return unjudged.bytes
        }
    }
}

extension Reason {
    /// Says of a file's bytes that no repeat makes them fit.
    fileprivate var isFinalForFile: Bool { Self.fileFaults.contains(self) }
}
