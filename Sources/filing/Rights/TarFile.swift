// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Writes an archive that every system opens: tar as POSIX.1-1988 has it (ustar).
///
/// Nothing is kept in memory but the entry being written. The file is made under another name beside
/// its own, for its owner only, and gets its name when it is whole and on the disk.
struct TarFile: ~Copyable {
    private let descriptor: Int32
    private let path: String
    private let draft: String
    private let seconds: Int64

    /// A block of the format.
    private static let block = 512
    /// Names are ours and short: the field for longer ones is not used.
    private static let nameLimit = 100

    /// Begins an archive; one begun before and never ended is begun anew.
    ///
    /// - Parameter seconds: the time that all entries bear, since 1970 UTC.
    init(path: String, seconds: Int64) throws {
        let draft = path + ".part"
        self.descriptor = try Self.make(draft)
        self.path = path
        self.draft = draft
        self.seconds = seconds
    }

    /// A file of that name that only we can read; what lay there may be readable by others and goes.
    private static func make(_ draft: String) throws -> Int32 {
        guard unlink(draft) == 0 || errno == ENOENT else { throw LocalProblem.unwritable(draft) }
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw LocalProblem.unwritable(draft) }
        return descriptor
    }

    deinit { close(self.descriptor) }

    /// Adds a file.
    ///
    /// - Parameter name: ASCII, at most 100 bytes.
    func add(_ name: String, _ bytes: [UInt8]) throws {
        guard name.utf8.count <= Self.nameLimit else { throw LocalProblem.unwritable(name) }
        try self.write(self.header(name, bytes.count))
        try self.write(bytes)
        let rest = bytes.count % Self.block
        if rest > 0 { try self.write([UInt8](repeating: 0, count: Self.block - rest)) }
    }

    /// Ends the archive and gives it its name.
    consuming func finish() throws {
        try self.write([UInt8](repeating: 0, count: 2 * Self.block))
        guard fsync(self.descriptor) == 0, rename(self.draft, self.path) == 0 else {
            throw LocalProblem.unwritable(self.path)
        }
    }

    private func header(_ name: String, _ size: Int) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: Self.block)
        func put(_ text: String, at place: Int) {
            block.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
        }
        put(name, at: 0)
        put("0000600", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(Self.octal(Int64(size), digits: 11), at: 124)
        put(Self.octal(self.seconds, digits: 11), at: 136)
        // The sum counts its own field as blanks.
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        let sum = block.reduce(0) { $0 + Int64($1) }
        put(Self.octal(sum, digits: 6) + "\0 ", at: 148)
        return block
    }

    private static func octal(_ number: Int64, digits: Int) -> String {
        let text = String(max(0, number), radix: 8)
        return String(repeating: "0", count: max(0, digits - text.count)) + text.suffix(digits)
    }

    private func write(_ bytes: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                let rest = UnsafeRawBufferPointer(rebasing: all[done...])
                return Glibc.write(self.descriptor, rest.baseAddress, rest.count)
            }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                throw LocalProblem.unwritable(self.path)
            }
        }
    }
}
