// SPDX-License-Identifier: Apache-2.0

package import FilingSeal
import Glibc

/// The key file of a data directory: made once, read at each start, never shared.
package enum KeyFileStore {
    /// Why a key file was not taken; each is a sentence for the operator.
    package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        /// Others than its owner may read or write it.
        case readableByOthers(path: String, mode: UInt32)
        /// It belongs to another user.
        case foreign(path: String)
        /// It is not a plain file, or not of the form of a key file.
        case malformed(path: String)
        /// The system refused.
        case system(path: String, step: String, errno: Int32)

        package var description: String {
            switch self {
            case .readableByOthers(let path, let mode):
                "\(path) has mode \(String(mode, radix: 8)): others can use the keys. "
                    + "If nobody has, run `chmod 600` on it."
            case .foreign(let path):
                "\(path) belongs to another user. Run the server as its owner."
            case .malformed(let path):
                "\(path) is not a key file. Restore it from a backup: without it nobody can log in."
            case .system(let path, let step, let errno):
                "\(path): \(step) failed, error \(errno)."
            }
        }
    }

    /// Reads the key file; makes one with mode 0600 if there is none.
    ///
    /// - Parameter random: 32 bytes of the system's randomness, used only if a file is made.
    /// - Throws: `Fault`.
    package static func load(
        path: String, random: () -> [UInt8]
    ) throws -> ServerKeys {
        if let bytes = try Self.read(path) {
            do {
                return ServerKeys(try KeyFile(bytes: bytes))
            } catch {
                throw Fault.malformed(path: path)
            }
        }
        let file = try KeyFile(version: 1, secret: random())
        try Self.write(file.bytes, to: path)
        return ServerKeys(file)
    }

    private static func read(_ path: String) throws(Fault) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            guard errno == ENOENT else { throw .system(path: path, step: "open", errno: errno) }
            return nil
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .system(path: path, step: "stat", errno: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .malformed(path: path) }
        guard status.st_uid == geteuid() else { throw .foreign(path: path) }
        guard status.st_mode & 0o077 == 0 else {
            throw .readableByOthers(path: path, mode: UInt32(status.st_mode & 0o777))
        }
        var bytes = [UInt8](repeating: 0, count: KeyFile.sizeLimitBytes + 1)
        let capacity = bytes.count
        let count = bytes.withUnsafeMutableBytes {
            Glibc.read(descriptor, $0.baseAddress, capacity)
        }
        guard count >= 0 else { throw .system(path: path, step: "read", errno: errno) }
        return Array(bytes.prefix(count))
    }

    /// Durable before anything is sealed with it: file and folder are synced.
    private static func write(_ bytes: [UInt8], to path: String) throws(Fault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(path: path, step: "create", errno: errno) }
        defer { close(descriptor) }
        let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard count == bytes.count, fsync(descriptor) == 0 else {
            throw .system(path: path, step: "write", errno: errno)
        }
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { throw .system(path: folder, step: "open", errno: errno) }
        defer { close(parent) }
        guard fsync(parent) == 0 else { throw .system(path: folder, step: "sync", errno: errno) }
    }
}
