// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Files that nobody else may read.
enum PrivateFile {
    /// What may lie under a name already.
    enum Present {
        /// It is replaced.
        case replaced
        /// It stays, and nothing is written.
        case kept
    }

    /// Sessions, keys and pending writes have less than 1 KiB.
    private static let limitBytes = 64 * 1_024

    /// Writes a file of mode 0600 under its name, whole or not at all.
    ///
    /// The draft is a new file of a name that cannot be guessed: nobody who can write to the folder
    /// can lay a link there for us to write through.
    ///
    /// - Throws: `LocalProblem`.
    static func write(_ data: Data, to path: String, present: Present = .replaced) throws {
        let folder = (path as NSString).deletingLastPathComponent
        do {
            if !folder.isEmpty {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw LocalProblem.unwritable(folder)
        }
        var generator = SystemRandomNumberGenerator()
        let draft =
            path + "." + String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LocalProblem.unwritable(path) }
        // Gone already if it got its name by `rename`.
        defer { unlink(draft) }
        let written = data.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        let isSynced = fsync(descriptor) == 0
        close(descriptor)
        guard written == data.count, isSynced else { throw LocalProblem.unwritable(path) }
        switch present {
        case .replaced:
            guard rename(draft, path) == 0 else { throw LocalProblem.unwritable(path) }
        case .kept:
            // Unlike `rename`, it fails if the name is taken, also if it was taken just now.
            guard link(draft, path) == 0 else {
                throw errno == EEXIST
                    ? LocalProblem.alreadyThere(path) : LocalProblem.unwritable(path)
            }
        }
    }

    /// The bytes of a file; nil if there is none.
    ///
    /// Owner and mode are those of the file that was opened, not of a name that may change.
    ///
    /// - Throws: `LocalProblem` if it is another user's, others can use it, or it is no plain file
    ///   of at most 64 KiB.
    static func read(_ path: String) throws -> Data? {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            guard errno == ENOENT || errno == ENOTDIR else {
                throw LocalProblem.unreadable(path)
            }
            return nil
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size <= Self.limitBytes
        else {
            throw LocalProblem.unreadable(path)
        }
        guard status.st_uid == geteuid() else { throw LocalProblem.foreign(path) }
        guard status.st_mode & 0o077 == 0 else { throw LocalProblem.readableByOthers(path) }
        var bytes = [UInt8](repeating: 0, count: Self.limitBytes)
        let count = bytes.withUnsafeMutableBytes {
            Glibc.read(descriptor, $0.baseAddress, $0.count)
        }
        guard count >= 0 else { throw LocalProblem.unreadable(path) }
        return Data(bytes.prefix(count))
    }
}
