// SPDX-License-Identifier: Apache-2.0

import FilingDomain

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The vault's folders and the names in them.
struct Folder: Hashable, Sendable {
    private let root: String

    /// Makes the folders that are missing, durably, for the service's own user only.
    ///
    /// - Throws: `VaultFault`.
    init(root: String) throws(VaultFault) {
        self.root = root
        try Self.make(root)
        try Self.make(self.incoming)
        try Self.make(self.objects)
        // All of them now, so that finishing a file has one folder to sync and not two.
        for number in UInt8.min...UInt8.max { try Self.make(self.shard(number)) }
        for folder in [self.objects, self.incoming, root] { try Self.sync(folder) }
    }

    /// Where an upload grows.
    func incoming(_ upload: UploadID) -> String { "\(self.incoming)/\(upload.rawValue)" }

    /// Where a blob rests.
    func object(_ blob: UploadID) -> String { "\(self.shard(of: blob))/\(blob.rawValue)" }

    /// Makes the names in a blob's folder durable.
    func syncShard(of blob: UploadID) throws(VaultFault) { try Self.sync(self.shard(of: blob)) }

    /// Gives an upload its place among the blobs.
    func move(_ upload: UploadID) throws(VaultFault) {
        let from = self.incoming(upload)
        guard rename(from, self.object(upload)) == 0 else {
            throw VaultFault(system: errno, while: "moving", from)
        }
    }

    /// Removes a file, if there is one.
    static func remove(_ path: String) throws(VaultFault) {
        guard unlink(path) == 0 || errno == ENOENT else {
            throw VaultFault(system: errno, while: "removing", path)
        }
    }

    /// A folder of the vault: 0 for uploads under way, then those of blobs.
    func path(ofPart part: Int) -> String {
        part == 0 ? self.incoming : self.shard(UInt8(truncatingIfNeeded: part - 1))
    }

    private var incoming: String { "\(self.root)/incoming" }
    private var objects: String { "\(self.root)/objects" }

    /// By the low byte: neighbours in number spread over 256 folders, none of which grows large.
    private func shard(of blob: UploadID) -> String {
        self.shard(UInt8(truncatingIfNeeded: blob.rawValue))
    }

    private func shard(_ number: UInt8) -> String {
        let digits = String(number, radix: 16)
        return "\(self.objects)/\(digits.utf8.count == 1 ? "0" : "")\(digits)"
    }

    private static func make(_ path: String) throws(VaultFault) {
        guard mkdir(path, S_IRWXU) == 0 || errno == EEXIST else {
            throw VaultFault(system: errno, while: "making", path)
        }
    }

    private static func sync(_ path: String) throws(VaultFault) {
        guard let folder = try OpenFile.open(path, .syncingFolder) else { return }
        try folder.sync()
    }
}
