// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A file of one JSON object a line that only its owner can read.
struct JSONLines: Sendable {
    /// Made at the first line, mode 0600.
    let path: String

    /// Adds a line; to nothing but a plain file of this user's that nobody else can read or write.
    ///
    /// - Throws: `JSONLinesFault`, or the encoder's error.
    func append(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var line = try encoder.encode(value)
        line.append(UInt8(ascii: "\n"))
        let descriptor = open(
            self.path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == ELOOP
                ? JSONLinesFault.notPrivate(path: self.path) : .system(errno: errno)
        }
        defer { close(descriptor) }
        try self.requirePrivate(descriptor)
        let written = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard written == line.count else { throw JSONLinesFault.system(errno: errno) }
    }

    /// Codes and answers are secrets: whoever could read the file could log in.
    private func requirePrivate(_ descriptor: Int32) throws(JSONLinesFault) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_mode & 0o077 == 0
        else {
            throw .notPrivate(path: self.path)
        }
    }
}

/// The file could not be written; a sentence for the operator.
enum JSONLinesFault: Error, Hashable, CustomStringConvertible {
    /// It is a link, no plain file, another user's, or others can use it.
    case notPrivate(path: String)
    /// The system's error number.
    case system(errno: Int32)

    var description: String {
        switch self {
        case .notPrivate(let path):
            "\(path) is not a plain file of this user's with mode 600. Move it away."
        case .system(let errno): "error \(errno)."
        }
    }
}
