// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import Foundation

/// A receipt on this machine, and beside it what opens its part about the person.
enum ReceiptFile {
    /// Writes `FILE`, the receipt as it came, and `FILE.opening`, 64 hexadecimal digits; mode 0600.
    static func write(_ reply: FilingV1.GetReceiptReply, to path: String) throws {
        try PrivateFile.write(Data(reply.receipt), to: path)
        try PrivateFile.write(
            Data((Hexadecimal.text(reply.opening) + "\n").utf8), to: path + ".opening")
    }

    /// The bytes of a file that has no more than so many.
    ///
    /// - Throws: `LocalProblem`.
    static func bytes(of path: String, limit: Int) throws -> [UInt8] {
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { file.closeFile() }
            guard let bytes = try file.read(upToCount: limit + 1), bytes.count <= limit else {
                throw LocalProblem.unreadable(path)
            }
            return Array(bytes)
        } catch is CocoaError {
            throw LocalProblem.unreadable(path)
        }
    }

    /// 32 bytes in hexadecimal, as typed or in a file.
    ///
    /// - Throws: `LocalProblem` if it is neither.
    static func words32(_ text: String) throws -> [UInt8] {
        if let bytes = Hexadecimal.bytes(text.utf8), bytes.count == Digest.sizeBytes {
            return bytes
        }
        let content = String(decoding: try Self.bytes(of: text, limit: 1_024), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard let bytes = Hexadecimal.bytes(content.utf8), bytes.count == Digest.sizeBytes else {
            throw LocalProblem.malformed(text, "64 × 0-9 a-f")
        }
        return bytes
    }
}
