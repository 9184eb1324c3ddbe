// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The folder that holds everything a server keeps.
package struct DataDirectory: Sendable, Hashable {
    /// The folder.
    package let path: String

    package init(path: String) { self.path = path }

    /// SQLite's file; `-wal` and `-shm` lie beside it.
    package var database: String { self.path + "/filing.sqlite" }
    /// The vault's folder.
    package var materials: String { self.path + "/materials" }
    /// The key file.
    package var keys: String { self.path + "/keys" }
    /// Text messages of the built-in sink.
    package var messages: String { self.path + "/outbox/sms.jsonl" }

    /// Answers to images, in demonstrations only.
    package var captchas: String { self.path + "/outbox/captcha.jsonl" }

    /// The audit log's signed heads, where the setting `audit.heads-file` does not say otherwise.
    package func auditHeads(setting: String) -> String {
        setting.isEmpty ? self.path + "/audit/heads.jsonl" : setting
    }

    /// Held while the key file is read and written anew.
    var keysLock: String { self.path + "/keys.lock" }

    private var lockFile: String { self.path + "/lock" }

    /// The folder could not be used; a sentence for the operator.
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// Makes the folder and what is in it, mode 0700.
    ///
    /// A folder that is there must be this user's and closed to others. It is refused rather than
    /// closed: what lies in it may have been read or replaced, and the operator must learn of that.
    ///
    /// - Throws: `Fault`.
    package func make() throws(Fault) {
        for folder in [self.path, self.path + "/outbox"] {
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
                throw Fault(description: "\(folder) cannot be made: error \(errno).")
            }
            try Self.requirePrivate(folder)
        }
    }

    private static func requirePrivate(_ folder: String) throws(Fault) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Fault(description: "\(folder) cannot be opened: error \(errno).")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw Fault(description: "\(folder) cannot be looked at: error \(errno).")
        }
        guard status.st_uid == geteuid() else {
            throw Fault(
                description: "\(folder) belongs to another user. Run the server as its owner.")
        }
        guard status.st_mode & 0o077 == 0 else {
            let mode = String(status.st_mode & 0o777, radix: 8)
            throw Fault(
                description: "\(folder) has mode \(mode): others can use what is in it. "
                    + "If nobody has, run `chmod 700` on it.")
        }
    }

    /// Who holds a folder.
    package enum Holder: Hashable, Sendable {
        /// This process, from now on until it ends.
        case this
        /// A server that takes SIGHUP, by its process.
        case server(Int32)
        /// A command for the server's machine.
        case command
    }

    /// What a process holds a folder for.
    package enum Purpose: String, Sendable {
        case serving
        case rotation
    }

    /// Keeps other servers away from this folder until the process ends.
    ///
    /// - Throws: `Fault` if one serves it already.
    package func lock() throws(Fault) {
        guard try self.hold(for: .serving) == .this else {
            throw Fault(description: "Another server is serving \(self.path).")
        }
    }

    /// Takes the folder if nobody holds it; who holds it now.
    ///
    /// - Throws: `Fault`.
    package func hold(for purpose: Purpose) throws(Fault) -> Holder {
        // Never closed: the lock ends with the process, however it ends.
        let descriptor = open(self.lockFile, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Fault(description: "\(self.lockFile) cannot be made: error \(errno).")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            defer { close(descriptor) }
            return Self.holder(named: descriptor)
        }
        let line = Array("\(purpose.rawValue) \(getpid())\n".utf8)
        let isWritten = line.withUnsafeBytes {
            ftruncate(descriptor, 0) == 0
                && pwrite(descriptor, $0.baseAddress, $0.count, 0) == line.count
        }
        guard isWritten else {
            throw Fault(description: "\(self.lockFile) cannot be written: error \(errno).")
        }
        return .this
    }

    /// Whom the holder of the lock has written down: `PURPOSE PROCESS`.
    private static func holder(named descriptor: Int32) -> Holder {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        let words = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
            .split { $0 == " " || $0 == "\n" }
        guard words.count == 2, words[0] == Purpose.serving.rawValue,
            let process = Int32(words[1]), process > 1
        else {
            return .command
        }
        return .server(process)
    }
}
