// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Writes a small secret file so that it is there, whole, whatever happens next.
enum DurableFile {
    /// Makes a file of mode 0600; file and folder are synced.
    ///
    /// - Throws: `KeyFileStore.Fault`, also if there is a file.
    static func make(_ bytes: [UInt8], at path: String) throws(KeyFileStore.Fault) {
        try Self.write(bytes, to: path)
        try Self.syncFolder(of: path)
    }

    /// Puts other bytes in the place of a file: there is the old one or the new one, never half.
    ///
    /// - Throws: `KeyFileStore.Fault`, and then the old one is still there.
    static func replace(_ path: String, with bytes: [UInt8]) throws(KeyFileStore.Fault) {
        let next = path + ".new"
        // What a crash has left behind; the caller holds the lock, so nobody is writing it.
        guard unlink(next) == 0 || errno == ENOENT else {
            throw .system(path: next, step: "remove", errno: errno)
        }
        try Self.write(bytes, to: next)
        guard rename(next, path) == 0 else {
            throw .system(path: path, step: "rename", errno: errno)
        }
        try Self.syncFolder(of: path)
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(KeyFileStore.Fault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(path: path, step: "create", errno: errno) }
        defer { close(descriptor) }
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard count == bytes.count, fsync(descriptor) == 0 else {
            throw .system(path: path, step: "write", errno: errno)
        }
    }

    private static func syncFolder(of path: String) throws(KeyFileStore.Fault) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { throw .system(path: folder, step: "open", errno: errno) }
        defer { close(parent) }
        guard fsync(parent) == 0 else { throw .system(path: folder, step: "sync", errno: errno) }
    }
}
