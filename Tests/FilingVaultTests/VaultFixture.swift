// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingVault
import Foundation

/// A vault in a folder of its own, removed afterwards.
struct VaultFixture {
    let folder: URL
    let vault: Vault

    static func run<R>(
        settings: VaultSettings = VaultSettings(), _ body: (VaultFixture) async throws -> R
    ) async throws -> R {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "vault-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let vault = try Vault(root: folder.path, settings: settings)
        do {
            let result = try await body(VaultFixture(folder: folder, vault: vault))
            try await vault.close()
            return result
        } catch {
            try await vault.close()
            throw error
        }
    }

    /// What a process that starts after a crash sees: the same folder and nothing else.
    func afterCrash<R>(_ body: (Vault) async throws -> R) async throws -> R {
        let vault = try Vault(root: self.folder.path)
        do {
            let result = try await body(vault)
            try await vault.close()
            return result
        } catch {
            try await vault.close()
            throw error
        }
    }

    /// The owner's key of each file.
    static func key(of blob: UploadID) -> FileKey {
        guard let key = DataKey(random: Array(0..<32)) else {
            preconditionFailure("32 bytes are a key")
        }
        return key.fileKey(of: blob)
    }

    /// What a file on the disk holds, opened piece by piece by other means than the vault's.
    static func opened(_ file: URL, of upload: UploadID, sizeBytes: Int) throws -> [UInt8] {
        let sealed = [UInt8](try Data(contentsOf: file))
        var bytes: [UInt8] = []
        var position = 0
        while position < sealed.count {
            let size = min(65_536 + 31, sealed.count - position)
            let isLast = bytes.count + size - 31 == sizeBytes
            bytes += try self.key(of: upload).open(
                sealed[position..<(position + size)],
                as: FileKey.Piece(position / (65_536 + 31), isLast: isLast))
            position += size
        }
        return bytes
    }

    func incoming(_ upload: UploadID) -> URL {
        self.folder.appending(path: "incoming/\(upload.rawValue)")
    }

    func object(_ blob: UploadID) -> URL {
        let shard = String(format: "%02x", UInt8(truncatingIfNeeded: blob.rawValue))
        return self.folder.appending(path: "objects/\(shard)/\(blob.rawValue)")
    }

    func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }
}

extension Vault {
    /// Sends a part of a scan with its right checksum.
    @discardableResult
    func send(
        _ scan: Scan, _ range: Range<Int>, to upload: UploadID
    ) async throws -> Int {
        let chunk = scan.chunk(range)
        return try await self.append(
            chunk, crc32: Scan.crc32(chunk), to: upload, at: UInt64(range.lowerBound),
            ofFileWith: scan.bytes.count, key: VaultFixture.key(of: upload))
    }

    /// Bytes of a scan that are there.
    func length(of upload: UploadID, _ scan: Scan) async throws -> Int {
        try await self.committedLength(
            of: upload, ofFileWith: scan.bytes.count, key: VaultFixture.key(of: upload))
    }

    /// Reads a range of a finished scan.
    func read(_ blob: UploadID, at offset: Int, length: Int) async throws -> [UInt8] {
        try await self.read(
            blob, at: offset, length: length, key: VaultFixture.key(of: blob))
    }

    /// Finishes a scan without looking at it.
    func finish(_ scan: Scan, _ upload: UploadID) async throws {
        try await self.finish(
            upload, sizeBytes: scan.bytes.count, sha256: scan.sha256,
            key: VaultFixture.key(of: upload), inspect: { _ in })
    }
}

extension Refusal {
    static func mismatch(_ offset: UInt64) -> Refusal {
        Refusal(.offsetMismatch, ["committed_offset": .number(offset)])
    }

    static func incomplete(_ offset: UInt64) -> Refusal {
        Refusal(.uploadIncomplete, ["committed_offset": .number(offset)])
    }
}
