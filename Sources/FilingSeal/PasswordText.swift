// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A password in the one form that is judged and hashed, the same in client and server.
///
/// SASLprep (RFC 4013) as far as it helps people: other spaces become U+0020, invisible characters
/// vanish, then NFKC, so that the full-width or decomposed text of another keyboard is the same
/// password; control characters, private use, non-characters and tagging characters are refused.
/// Left out are the bidirectional check and the table of code points unassigned in Unicode 3.2:
/// they refuse passwords that nobody mistypes. A password of printable ASCII comes out byte for
/// byte as it went in, as with every SCRAM library.
package struct PasswordText: Sendable, Unprinted {
    /// The prepared text.
    package let text: String

    /// Bytes of UTF-8 that are looked at; 128 characters of four bytes and their marks fit well.
    package static let sizeLimitBytes = 1_024

    /// Prepares what was typed.
    ///
    /// - Throws: `.passwordUnusable` if it is empty, over 1,024 bytes or holds a refused character.
    package init(typed: String) throws(ScramFailure) {
        guard typed.utf8.count <= Self.sizeLimitBytes else { throw .passwordUnusable }
        var mapped = String.UnicodeScalarView()
        for scalar in typed.unicodeScalars where !Self.vanishes(scalar) {
            mapped.append(Self.isSpace(scalar) ? " " : scalar)
        }
        let text = String(mapped).precomposedStringWithCompatibilityMapping
        guard !text.isEmpty, text.utf8.count <= Self.sizeLimitBytes,
            !text.unicodeScalars.contains(where: Self.isRefused)
        else {
            throw .passwordUnusable
        }
        self.text = text
    }

    /// The bytes that are hashed.
    var bytes: [UInt8] { Array(self.text.utf8) }

    /// RFC 3454 table C.1.2.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00A0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// RFC 3454 table B.1. (U+200B is in C.1.2 as well; it has no width, so it vanishes.)
    private static func vanishes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00AD, 0x034F, 0x1806, 0x180B...0x180D, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F,
            0xFEFF:
            true
        default: false
        }
    }

    /// RFC 3454 tables C.2 to C.9; surrogates cannot occur in a Swift string.
    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0000...0x001F, 0x007F...0x009F, 0x0340, 0x0341, 0x06DD, 0x070F, 0x180E,
            0x200E, 0x200F, 0x2028...0x202E, 0x2061...0x2063, 0x206A...0x206F, 0x2FF0...0x2FFB,
            0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFFF9...0xFFFD, 0x1D173...0x1D17A,
            0xE0000...0xE007F, 0xF0000...0x10FFFF:
            true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}
