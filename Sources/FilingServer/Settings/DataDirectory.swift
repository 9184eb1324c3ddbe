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

    private var lockFile: String { self.path + "/lock" }

    /// The folder could not be used; a sentence for the operator.
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// Makes the folder and what is in it, mode 0700.
    ///
    /// - Throws: `Fault`.
    package func make() throws(Fault) {
        for folder in [self.path, self.path + "/outbox"] {
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
                throw Fault(description: "\(folder) cannot be made: error \(errno).")
            }
        }
    }

    /// Keeps other servers away from this folder until the process ends.
    ///
    /// - Throws: `Fault` if one serves it already.
    package func lock() throws(Fault) {
        // Never closed: the lock ends with the process, however it ends.
        let descriptor = open(self.lockFile, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Fault(description: "\(self.lockFile) cannot be made: error \(errno).")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Fault(description: "Another server is serving \(self.path).")
        }
    }
}
