// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// The session of this person on this machine: mode 0600, one server at a time.
struct SessionFile {
    /// What is kept.
    struct Kept: Codable {
        /// `HOST:PORT`.
        let server: String
        /// The login name.
        let name: String
        /// The session token's 47 characters.
        let secret: String
        /// Ends then in any case, milliseconds since 1970.
        let expiresAtMs: Int64

        /// As the client wants it.
        var token: [UInt8] { Array(self.secret.utf8) }
    }

    let path: String

    /// The session of a server; nil if there is none.
    ///
    /// - Throws: `LocalProblem` if others can read the file, or it is damaged.
    func read(server: String) throws -> Kept? {
        var status = stat()
        guard stat(self.path, &status) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else {
                throw LocalProblem.unreadable(self.path)
            }
            return nil
        }
        guard status.st_mode & 0o077 == 0 else { throw LocalProblem.readableByOthers(self.path) }
        let kept: Kept
        do {
            kept = try JSONDecoder().decode(
                Kept.self, from: Data(contentsOf: URL(fileURLWithPath: self.path)))
        } catch {
            throw LocalProblem.unreadable(self.path)
        }
        return kept.server == server ? kept : nil
    }

    /// Keeps a session; the file is complete or not there at all.
    func write(_ kept: Kept) throws {
        try PrivateFile.write(try JSONEncoder().encode(kept), to: self.path)
    }

    /// Forgets the session.
    func remove() throws {
        guard unlink(self.path) == 0 || errno == ENOENT else {
            throw LocalProblem.unwritable(self.path)
        }
    }
}

/// Files that nobody else may read.
enum PrivateFile {
    /// Writes a file of mode 0600 under its name, whole or not at all.
    static func write(_ data: Data, to path: String) throws {
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
        let draft = path + ".\(ProcessInfo.processInfo.processIdentifier)"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LocalProblem.unwritable(path) }
        let written = data.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        let isSynced = fsync(descriptor) == 0
        close(descriptor)
        guard written == data.count, isSynced, rename(draft, path) == 0 else {
            throw LocalProblem.unwritable(path)
        }
    }
}
