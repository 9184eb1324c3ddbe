// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingSeal
import NIOPosix
import Synchronization

/// The files of one folder.
///
/// Calls for one upload are done one after the other, those for different uploads at once. The work
/// is done on the vault's own threads.
package final class Vault: Sendable {
    private let folder: Folder
    private let threads: NIOThreadPool
    private let callLimit: Int
    private let calls = Atomic(0)
    private let hasStopped = Atomic(false)
    private let turns = UploadTurns()

    /// Opens a vault; makes its folders if there are none.
    ///
    /// Blocks for some milliseconds: for start-up, not for an event loop.
    ///
    /// - Throws: `VaultFault`.
    package init(root: String, settings: VaultSettings = VaultSettings()) throws {
        self.folder = try Folder(root: root)
        self.callLimit = settings.callLimit
        self.threads = NIOThreadPool(numberOfThreads: settings.threads)
        self.threads.start()
    }

    /// Whether bytes are taken.
    package var health: VaultHealth {
        self.hasStopped.load(ordering: .acquiring) ? .stopped : .serving
    }

    /// Adds a chunk to an upload.
    ///
    /// A chunk that is there already is a success; of one that is there in part, the rest is added.
    ///
    /// - Parameters:
    ///   - chunk: some bytes of the file.
    ///   - crc32: of the chunk, as computed by its sender (ISO 3309).
    ///   - upload: which.
    ///   - offset: position of the chunk in the file.
    ///   - sizeBytes: bytes of the whole file.
    ///   - key: seals the file.
    /// - Returns: bytes of the upload that are there now.
    /// - Throws: `CHUNK_CORRUPT` if the CRC differs, `OFFSET_MISMATCH` beyond what is there,
    ///   `FIELD_INVALID` naming `data` beyond the end of the file, and then nothing was written;
    ///   `VaultFault`.
    package func append(
        _ chunk: [UInt8], crc32: UInt32, to upload: UploadID, at offset: UInt64,
        ofFileWith sizeBytes: Int, key: FileKey
    ) async throws -> Int {
        try await self.run { folder in
            guard CRC32.of(chunk) == crc32 else { throw Refusal(.chunkCorrupt) }
            let (end, overflow) = offset.addingReportingOverflow(UInt64(chunk.count))
            guard !overflow, end <= UInt64(max(0, sizeBytes)) else {
                throw Refusal.fieldInvalid("data", limit: sizeBytes)
            }
            return try self.turns.take(upload) {
                try IncomingFile(
                    upload, in: folder, sealed: SealedFile(key: key, sizeBytes: sizeBytes)
                ).append(chunk, at: Int(offset))
            }
        }
    }

    /// Bytes of an upload that are there; 0 if none ever came, the whole size once it is finished.
    ///
    /// What a crash has torn does not count, nor what stands in the same piece before it.
    ///
    /// - Throws: `VaultFault`.
    package func committedLength(
        of upload: UploadID, ofFileWith sizeBytes: Int, key: FileKey
    ) async throws -> Int {
        try await self.run { folder in
            try self.turns.take(upload) {
                try IncomingFile(
                    upload, in: folder, sealed: SealedFile(key: key, sizeBytes: sizeBytes)
                ).length()
            }
        }
    }

    /// Makes an upload a blob, durably: when this returns, a row may name it.
    ///
    /// Doing it again is harmless, also after a crash between any two of its steps.
    ///
    /// - Parameters:
    ///   - upload: which; also the blob's number afterwards.
    ///   - sizeBytes: bytes of the whole file.
    ///   - sha256: its digest, 32 bytes.
    ///   - key: the one its chunks were sealed with.
    ///   - inspect: judges the whole file; what it throws is thrown on, and the upload stays as it
    ///     was.
    /// - Throws: `UPLOAD_INCOMPLETE`; `DIGEST_MISMATCH`, and then the upload starts over at 0;
    ///   `VaultFault`.
    package func finish(
        _ upload: UploadID, sizeBytes: Int, sha256: [UInt8], key: FileKey,
        inspect: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        try await self.run { folder in
            try self.turns.take(upload) {
                try IncomingFile(
                    upload, in: folder, sealed: SealedFile(key: key, sizeBytes: sizeBytes)
                ).finish(sha256: sha256, inspect: inspect)
            }
        }
    }

    /// Reads a range of a blob; only the pieces it touches are read and opened.
    ///
    /// - Returns: `length` bytes, fewer only at the end of the file.
    /// - Throws: `VaultFault`, `.missing` if there is no such blob, `.damaged` if a piece does not
    ///   open.
    package func read(
        _ blob: UploadID, at offset: Int, length: Int, key: FileKey
    ) async throws -> [UInt8] {
        try await self.run { folder in
            let path = folder.object(blob)
            guard let file = try OpenFile.open(path, .reading) else {
                throw VaultFault(.missing, "no \(path)")
            }
            let size = PieceLayout(size: try file.size()).length
            let start = min(max(0, offset), size)
            do {
                return try SealedFile(key: key, sizeBytes: size).read(
                    start..<(start + min(max(0, length), size - start)), of: file, end: size)
            } catch let torn as SealedFile.Torn {
                throw VaultFault(.damaged, "piece \(torn.piece) of \(path) does not open")
            }
        }
    }

    /// Forgets the bytes of an upload that is not finished; fine if there are none.
    ///
    /// - Throws: `VaultFault`.
    package func erase(upload: UploadID) async throws {
        try await self.run { folder in
            try self.turns.take(upload) { try Folder.remove(folder.incoming(upload)) }
        }
    }

    /// Forgets a blob that no row names; fine if there is none.
    ///
    /// - Throws: `VaultFault`.
    package func erase(blob: UploadID) async throws {
        try await self.run { folder in
            try self.turns.take(blob) { try Folder.remove(folder.object(blob)) }
        }
    }

    /// Finishes the running calls and ends the threads.
    package func close() async throws {
        try await self.threads.shutdownGracefully()
    }

    /// Looks at the vault on one of its threads.
    func look<R: Sendable>(
        _ body: @escaping @Sendable (Folder) throws -> R
    ) async throws -> R {
        try await self.run(body)
    }

    /// Runs a call on one of the vault's threads.
    private func run<R: Sendable>(
        _ body: @escaping @Sendable (Folder) throws -> R
    ) async throws -> R {
        guard self.health == .serving else {
            throw VaultFault(.stopped, "an earlier sync failed; start the process again")
        }
        defer { self.calls.subtract(1, ordering: .relaxed) }
        guard self.calls.add(1, ordering: .relaxed).newValue <= self.callLimit else {
            throw VaultFault(.overloaded, "too many calls wait")
        }
        return try await self.threads.runIfActive { [folder] in
            do {
                return try body(folder)
            } catch let fault as VaultFault where fault.kind == .stopped {
                self.hasStopped.store(true, ordering: .releasing)
                throw fault
            }
        }
    }
}
