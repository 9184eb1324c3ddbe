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
    /// - Throws: `LocalProblem` if the file is another's, others can read it, or it is damaged.
    func read(server: String) throws -> Kept? {
        guard let data = try PrivateFile.read(self.path) else { return nil }
        let kept: Kept
        do {
            kept = try JSONDecoder().decode(Kept.self, from: data)
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
