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
        let path = self.path(of: name)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let begun: Begun
        do {
            begun = try JSONDecoder().decode(
                Begun.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw LocalProblem.unreadable(path)
        }
        let age = Date().timeIntervalSince1970 - begun.at
        return age < Self.lifetimeSeconds ? begun : nil
    }

    /// Begins a command.
    func begin(_ name: [String], revision: UInt64) throws -> Begun {
        var generator = SystemRandomNumberGenerator()
        let begun = Begun(
            key: (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) },
            revision: revision, at: Date().timeIntervalSince1970)
        try PrivateFile.write(try JSONEncoder().encode(begun), to: self.path(of: name))
        return begun
    }

    /// The command has its answer.
    func end(_ name: [String]) throws {
        let path = self.path(of: name)
        guard unlink(path) == 0 || errno == ENOENT else { throw LocalProblem.unwritable(path) }
    }

    /// Named by a digest: a command may hold a password or a code.
    private func path(of name: [String]) -> String {
        let text = (self.scope + name).joined(separator: "\u{0}")
        return self.folder + "/" + Digest(of: Array(text.utf8)).hex
    }
}
