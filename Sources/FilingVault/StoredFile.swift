// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that is in the vault, whoever knows of it.
package struct StoredFile: Hashable, Sendable {
    /// Its number.
    package let id: UploadID
    /// Its last change, by the disk's clock.
    package let changedAt: Instant
}

/// What a part of the vault holds.
package struct VaultPart: Hashable, Sendable {
    /// Uploads under way, or blobs.
    package let files: [StoredFile]
    /// Names that are no file's number: somebody else put them there.
    package let strangers: Int
}

extension Vault {
    /// The parts that a vault is looked through by: uploads under way, then 256 folders of blobs.
    package static let partCount = 257

    /// What is in a part.
    ///
    /// - Parameter part: 0 for uploads under way, 1...256 for blobs.
    /// - Throws: `VaultFault`.
    package func contents(ofPart part: Int) async throws -> VaultPart {
        try await self.look { try $0.contents(ofPart: part) }
    }

    /// Whether a blob is there.
    ///
    /// - Throws: `VaultFault`.
    package func has(blob: UploadID) async throws -> Bool {
        try await self.look { try OpenFile.open($0.object(blob), .reading) != nil }
    }
}

extension Folder {
    func contents(ofPart part: Int) throws(VaultFault) -> VaultPart {
        let path = self.path(ofPart: part)
        guard let folder = opendir(path) else {
            throw VaultFault(system: errno, while: "listing", path)
        }
        defer { closedir(folder) }
        var files: [StoredFile] = []
        var strangers = 0
        while true {
            errno = 0
            guard let entry = readdir(folder) else { break }
            let name = Self.name(of: entry)
            if name == "." || name == ".." { continue }
            guard let number = Int64(name), number > 0, String(number) == name else {
                strangers += 1
                continue
            }
            var status = stat()
            guard lstat("\(path)/\(name)", &status) == 0 else {
                // Moved or erased since it was listed.
                if errno == ENOENT { continue }
                throw VaultFault(system: errno, while: "looking at", path)
            }
            files.append(
                StoredFile(
                    id: UploadID(rawValue: number),
                    changedAt: Instant(
                        ms: Int64(status.st_mtim.tv_sec) * 1_000
                            + Int64(status.st_mtim.tv_nsec) / 1_000_000)))
        }
        guard errno == 0 else { throw VaultFault(system: errno, while: "listing", path) }
        return VaultPart(files: files, strangers: strangers)
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}
