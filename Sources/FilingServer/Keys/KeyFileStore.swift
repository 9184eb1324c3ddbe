// SPDX-License-Identifier: Apache-2.0

package import FilingSeal
import Glibc

/// The key file of a data directory: made with the database, read at each start, never shared.
package enum KeyFileStore {
    /// Why a key file was not taken; each is a sentence for the operator.
    package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        /// There is none, and there is a database.
        case missing(path: String)
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
            case .missing(let path):
                "\(path) is missing, and the database is sealed with it. Restore it from its backup: "
                    + "without it nothing can be read."
            case .readableByOthers(let path, let mode):
                "\(path) has mode \(String(mode, radix: 8)): others can use the keys. "
                    + "If nobody has, run `chmod 600` on it."
            case .foreign(let path):
                "\(path) belongs to another user. Run the server as its owner."
            case .malformed(let path):
                "\(path) is not a key file. Restore it from a backup: without it nothing can be read."
            case .system(let path, let step, let errno):
                "\(path): \(step) failed, error \(errno)."
            }
        }
    }

    /// Reads the key file; makes one with mode 0600 if there is neither it nor a database.
    ///
    /// - Parameter random: some bytes of the system's randomness, used only if a file is made.
    /// - Throws: `Fault`.
    package static func load(
        in directory: DataDirectory, random: (Int) -> [UInt8]
    ) throws -> KeyFile {
        if let file = try Self.readIfAny(directory) { return file }
        guard access(directory.database, F_OK) != 0 else {
            throw Fault.missing(path: directory.keys)
        }
        let file = try KeyFile(
            root: random(KeyFile.secretSizeBytes), secret: random(KeyFile.secretSizeBytes))
        try DurableFile.make(file.bytes, at: directory.keys)
        return file
    }

    /// Reads the key file of a server that has one.
    ///
    /// - Throws: `Fault`.
    package static func read(in directory: DataDirectory) throws -> KeyFile {
        guard let file = try Self.readIfAny(directory) else {
            throw Fault.missing(path: directory.keys)
        }
        return file
    }

    /// Adds a key to the file, with which everything is wrapped from then on; does nothing while a
    /// rotation is under way.
    ///
    /// - Throws: `Fault`; `KeyFileFailure.keyVersion` after 65,535 rotations.
    package static func beginRotation(
        in directory: DataDirectory, random: (Int) -> [UInt8]
    ) throws -> KeyFile {
        try Self.alone(directory) {
            let file = try Self.read(in: directory)
            guard !file.isRotating else { return file }
            let next = try file.beginningRotation(secret: random(KeyFile.secretSizeBytes))
            try DurableFile.replace(directory.keys, with: next.bytes)
            return next
        }
    }

    /// Drops the old key from the file, which nothing needs any more.
    ///
    /// - Parameter present: the key that everything is wrapped with.
    /// - Throws: `Fault`.
    static func endRotation(in directory: DataDirectory, present: UInt16) throws -> KeyFile {
        try Self.alone(directory) {
            let file = try Self.read(in: directory)
            guard file.isRotating, file.present == present else { return file }
            let next = try file.endingRotation()
            try DurableFile.replace(directory.keys, with: next.bytes)
            return next
        }
    }

    /// Reads and writes the key file while no other process does.
    private static func alone<R>(_ directory: DataDirectory, _ body: () throws -> R) throws -> R {
        let path = directory.keysLock
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Fault.system(path: path, step: "create", errno: errno)
        }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                throw Fault.system(path: path, step: "lock", errno: errno)
            }
        }
        return try body()
    }

    private static func readIfAny(_ directory: DataDirectory) throws -> KeyFile? {
        guard let bytes = try Self.read(directory.keys) else { return nil }
        do {
            return try KeyFile(bytes: bytes)
        } catch {
            throw Fault.malformed(path: directory.keys)
        }
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
}
