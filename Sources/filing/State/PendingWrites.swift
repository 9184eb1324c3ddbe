// SPDX-License-Identifier: Apache-2.0

import FilingSeal
import Foundation
import Glibc

/// Writes whose answer has not come yet, by command.
///
/// The key lies on the disk before the command is sent. If program, line or server die, the same
/// command given again has the same key and revision: the server replays what it did, or does it
/// now.
struct PendingWrites {
    /// A command that was begun.
    struct Begun: Codable {
        /// 16 random bytes.
        let key: [UInt8]
        /// The revision the command was given on.
        let revision: UInt64
        /// When, seconds since 1970: the server forgets keys after 24 hours.
        let at: Double
    }

    private let folder: String
    private let scope: [String]

    /// Half an hour less than the server keeps keys.
    private static let lifetimeSeconds = 23.5 * 3_600

    init(beside sessionPath: String, server: String, name: String) {
        self.folder = (sessionPath as NSString).deletingLastPathComponent + "/pending"
        self.scope = [server, name]
    }

    /// The same command, begun before and not answered.
    func begun(_ name: [String]) throws -> Begun? {
        let path = try self.path(of: name)
        guard let data = try PrivateFile.read(path) else { return nil }
        let begun: Begun
        do {
            begun = try JSONDecoder().decode(Begun.self, from: data)
        } catch {
            throw LocalProblem.unreadable(path)
        }
        let age = Date().timeIntervalSince1970 - begun.at
        return age < Self.lifetimeSeconds ? begun : nil
    }

    /// Begins a command.
    func begin(_ name: [String], revision: UInt64) throws -> Begun {
        let begun = Begun(
            key: Self.random(16),
            revision: revision, at: Date().timeIntervalSince1970)
        try PrivateFile.write(try JSONEncoder().encode(begun), to: try self.path(of: name))
        return begun
    }

    /// The command has its answer.
    func end(_ name: [String]) throws {
        let path = try self.path(of: name)
        guard unlink(path) == 0 || errno == ENOENT else { throw LocalProblem.unwritable(path) }
    }

    /// Named by a keyed digest.
    ///
    /// A command may hold a password or a code: names of files get into listings and backups, where
    /// words could be tried against a plain digest.
    private func path(of name: [String]) throws -> String {
        let text = (self.scope + name).joined(separator: "\u{0}")
        return self.folder + "/" + Digest(of: Array(text.utf8), key: try self.nameKey()).hex
    }

    /// The key of the names, made at the first command; a file of its own, mode 0600.
    private func nameKey() throws -> [UInt8] {
        let path = self.folder + "/name-key"
        if try PrivateFile.read(path) == nil {
            do {
                try PrivateFile.write(Data(Self.random(32)), to: path, present: .kept)
            } catch {
                // Another command was quicker: its key counts.
                guard try PrivateFile.read(path) != nil else { throw error }
            }
        }
        guard let key = try PrivateFile.read(path), key.count == 32 else {
            throw LocalProblem.malformed(path, "32 bytes")
        }
        return Array(key)
    }

    private static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
