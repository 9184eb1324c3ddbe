// SPDX-License-Identifier: Apache-2.0

import Crypto
import FilingDomain

/// The file of one upload, for as long as nobody else touches it.
///
/// Sealed from its first byte on. The last piece grows by being written anew in its place: what a
/// crash leaves of that does not open, and then the upload is as long as the pieces before it.
struct IncomingFile {
    private let upload: UploadID
    private let folder: Folder
    private let sealed: SealedFile

    init(_ upload: UploadID, in folder: Folder, sealed: SealedFile) {
        self.upload = upload
        self.folder = folder
        self.sealed = sealed
    }

    /// Bytes that are there and open, in the upload or in the blob it became.
    func length() throws -> Int {
        if let file = try OpenFile.open(self.path, .reading) {
            return try self.openLength(of: file)
        }
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
        let (piece, begun) = try self.lastPiece(of: file)
        let start = PieceLayout.start(of: piece)
        let length = start + begun.count
        guard offset <= length else { throw Self.mismatch(length) }
        let known = length - offset
        guard known < chunk.count else { return length }
        do {
            try self.sealed.write(begun + chunk[known...], from: piece, to: file)
        } catch {
            // Half a piece may be there: the length must not promise it.
            try file.truncate(to: PieceLayout.position(of: piece))
            throw error
        }
        return offset + chunk.count
    }

    /// The piece that the next byte belongs to, with what is in it already.
    ///
    /// What a crash has left of a piece is cut off.
    private func lastPiece(of file: borrowing OpenFile) throws -> (Int, [UInt8]) {
        let layout = PieceLayout(size: try file.size())
        let piece = PieceLayout.piece(at: layout.length)
        let begun = PieceLayout.start(of: piece)..<layout.length
        do {
            if layout.isCut { throw SealedFile.Torn(piece: piece) }
            return (piece, try self.sealed.read(begun, of: file, end: layout.length))
        } catch let torn as SealedFile.Torn {
            try file.truncate(to: PieceLayout.position(of: torn.piece))
            return (torn.piece, [])
        }
    }

    /// Bytes that are there; the last piece must open.
    private func openLength(of file: borrowing OpenFile) throws -> Int {
        let length = PieceLayout(size: try file.size()).length
        guard length > 0 else { return 0 }
        let piece = PieceLayout.piece(at: length - 1)
        do {
            _ = try self.sealed.read(
                PieceLayout.bytes(of: piece, end: length), of: file, end: length)
            return length
        } catch let torn as SealedFile.Torn {
            return PieceLayout.start(of: torn.piece)
        }
    }

    /// See `Vault.finish`.
    func finish(sha256: [UInt8], inspect: ([UInt8]) throws -> Void) throws {
        guard let file = try OpenFile.open(self.path, .changing) else {
            return try self.finishAgain()
        }
        let sizeBytes = self.sealed.sizeBytes
        let length = PieceLayout(size: try file.size()).length
        guard length >= sizeBytes else { throw Self.incomplete(try self.openLength(of: file)) }
        // Read back from the disk's side, not from what chunks said: this is what will be kept.
        guard length == sizeBytes, let bytes = try self.whole(file),
            SHA256.hash(data: bytes).elementsEqual(sha256)
        else {
            try file.truncate(to: 0)
            throw Refusal(.digestMismatch)
        }
        try inspect(bytes)
        try file.sync()
        try self.folder.move(self.upload)
        try self.folder.syncShard(of: self.upload)
    }

    /// The whole file; nil if a piece of it does not open.
    private func whole(_ file: borrowing OpenFile) throws -> [UInt8]? {
        let size = self.sealed.sizeBytes
        do {
            return try self.sealed.read(0..<size, of: file, end: size)
        } catch is SealedFile.Torn {
            return nil
        }
    }

    /// The upload was moved already, and verified before: only its name may not be durable yet.
    private func finishAgain() throws {
        guard try self.finishedLength() == self.sealed.sizeBytes else {
            throw Self.incomplete(0)
        }
        try self.folder.syncShard(of: self.upload)
    }

    private func finishedLength() throws -> Int? {
        guard let blob = try OpenFile.open(self.folder.object(self.upload), .reading) else {
            return nil
        }
        return PieceLayout(size: try blob.size()).length
    }

    private static func mismatch(_ length: Int) -> Refusal {
        Refusal(.offsetMismatch, ["committed_offset": .number(UInt64(max(0, length)))])
    }

    private static func incomplete(_ length: Int) -> Refusal {
        Refusal(.uploadIncomplete, ["committed_offset": .number(UInt64(max(0, length)))])
    }

    private var path: String { self.folder.incoming(self.upload) }
}
