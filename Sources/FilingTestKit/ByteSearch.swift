// SPDX-License-Identifier: Apache-2.0

package import Foundation
import FilingSeal
import Glibc

/// Looks for texts in files in every form that a program might have left them in.
package struct ByteSearch {
    private let needles: [(text: String, form: String, bytes: [UInt8])]

    /// - Parameter texts: what must not be found; each with 5 characters or more.
    package init(for texts: [String]) {
        self.needles = texts.flatMap { text in
            Self.forms(of: text).map { (text, $0.form, $0.bytes) }
        }
    }

    /// A text that was found.
    package struct Hit: Hashable, CustomStringConvertible {
        package let text: String
        package let form: String
        package let file: String

        package var description: String { "\(self.text) in \(self.form) in \(self.file)" }
    }

    /// The forms that are looked for.
    package static let forms =
        ["UTF-8", "UTF-16LE", "UTF-16BE", "hex", "HEX"]
        + ["base64", "base64url"].flatMap { name in (0..<3).map { "\(name)+\($0)" } }

    /// Every text and form that is in some bytes.
    package func hits(in bytes: [UInt8], of file: String) -> [Hit] {
        self.needles.filter { Self.contains(bytes, $0.bytes) }
            .map { Hit(text: $0.text, form: $0.form, file: file) }
    }

    /// Every text and form that is in a file below a folder, and the files that were looked at.
    package func hits(below folder: URL) throws -> (hits: [Hit], files: [String]) {
        var hits: [Hit] = []
        var files: [String] = []
        let all = FileManager.default.enumerator(
            at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        while let file = all?.nextObject() as? URL {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            else { continue }
            files.append(file.lastPathComponent)
            hits += self.hits(
                in: [UInt8](try Data(contentsOf: file)), of: file.lastPathComponent)
        }
        return (hits, files)
    }

    private static func forms(of text: String) -> [(form: String, bytes: [UInt8])] {
        let bytes = Array(text.utf8)
        let units = Array(text.utf16)
        let hex = Hexadecimal.text(bytes)
        var forms = [
            bytes, units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, Array(hex.utf8),
            Array(hex.uppercased().utf8),
        ]
        for alphabet in [Base64.standard, .url] {
            for before in 0..<3 {
                // Symbols that hang on what stands before or behind are left out.
                let whole = alphabet.encode([UInt8](repeating: 0, count: before) + bytes)
                    .prefix { $0 != UInt8(ascii: "=") }
                let last = (before + bytes.count) % 3 == 0 ? 0 : 1
                forms.append(Array(whole.dropFirst([0, 2, 3][before]).dropLast(last)))
            }
        }
        return Array(zip(Self.forms, forms)).map { (form: $0.0, bytes: $0.1) }
    }

    private static func contains(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
        guard let first = needle.first else { return false }
        return bytes.withUnsafeBytes { hay in
            needle.withUnsafeBytes { needle in
                guard let start = hay.baseAddress, let wanted = needle.baseAddress else {
                    return false
                }
                var position = 0
                while position + needle.count <= hay.count {
                    let room = hay.count - needle.count - position + 1
                    guard let found = memchr(start + position, Int32(first), room) else {
                        return false
                    }
                    if memcmp(found, wanted, needle.count) == 0 { return true }
                    position = UnsafeRawPointer(found) - start + 1
                }
                return false
            }
        }
    }
}
