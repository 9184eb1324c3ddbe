// SPDX-License-Identifier: Apache-2.0

import Crypto
import FilingDomain

/// The file of one upload, for as long as nobody else touches it.
struct IncomingFile {
    private let upload: UploadID
    private let folder: Folder

    init(_ upload: UploadID, in folder: Folder) {
        self.upload = upload
        self.folder = folder
    }

    /// Bytes that are there, in the upload or in the blob it became.
    func length() throws -> Int {
        if let file = try OpenFile.open(self.path, .reading) { return try file.size() }
        return try self.finishedLength() ?? 0
    }

    /// Adds what is new of a chunk.
    func append(_ chunk: [UInt8], at offset: Int) throws -> Int {
        if let file = try OpenFile.open(self.path, .changing) {
            return try self.append(chunk, at: offset, to: file)
        }
        // A late repeat of a finished upload's chunk must not begin a second file.
        if let length = try self.finishedLength(), offset <= length { return length }
        guard offset == 0 else { throw Self.mismatch(0) }
        guard let file = try OpenFile.open(self.path, .making) else { return 0 }
        return try self.append(chunk, at: 0, to: file)
    }

    private func append(
        _ chunk: [UInt8], at offset: Int, to file: borrowing OpenFile
    ) throws -> Int {
        let length = try file.size()
        guard offset <= length else { throw Self.mismatch(length) }
        let known = length - offset
        guard known < chunk.count else { return length }
        do {
            try chunk.withUnsafeBytes { bytes in
                try file.write(UnsafeRawBufferPointer(rebasing: bytes[known...]), at: length)
            }
        } catch {
            // Half a chunk may be there: the length must not promise it.
            try file.truncate(to: length)
            throw error
        }
        return offset + chunk.count
    }

    /// See `Vault.finish`.
    func finish(
        sizeBytes: Int, sha256: [UInt8], inspect: ([UInt8]) throws -> Void
    ) throws {
        guard let file = try OpenFile.open(self.path, .changing) else {
            return try self.finishAgain(sizeBytes: sizeBytes)
        }
        let length = try file.size()
        guard length >= sizeBytes else { throw Self.incomplete(length) }
        // Read back from the disk's side, not from what chunks said: this is what will be kept.
        let bytes = try file.read(at: 0, length: length)
        guard length == sizeBytes, SHA256.hash(data: bytes).elementsEqual(sha256)
        else {
            try file.truncate(to: 0)
            throw Refusal(.digestMismatch)
        }
        try inspect(bytes)
        try file.sync()
        try self.folder.move(self.upload)
        try self.folder.syncShard(of: self.upload)
    }

    /// The upload was moved already, and verified before: only its name may not be durable yet.
    private func finishAgain(sizeBytes: Int) throws {
        guard try self.finishedLength() == sizeBytes else { throw Self.incomplete(0) }
        try self.folder.syncShard(of: self.upload)
    }

    private func finishedLength() throws -> Int? {
        guard let blob = try OpenFile.open(self.folder.object(self.upload), .reading) else {
            return nil
        }
        return try blob.size()
    }

    private static func mismatch(_ length: Int) -> Refusal {
        Refusal(.offsetMismatch, ["committed_offset": .number(UInt64(max(0, length)))])
    }

    private static func incomplete(_ length: Int) -> Refusal {
        Refusal(.uploadIncomplete, ["committed_offset": .number(UInt64(max(0, length)))])
    }

    private var path: String { self.folder.incoming(self.upload) }
}
