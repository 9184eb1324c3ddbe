// SPDX-License-Identifier: Apache-2.0

/// A person's name as on the card, kept as typed.
///
/// 2 to 64 Unicode scalars. The dot between the parts of a name has one form, U+00B7, because
/// keyboards disagree about it. Two names are equal if they are canonically equivalent, that is,
/// equal in NFC: this is how Swift compares strings.
///
/// Source: domain.md section 3.
package struct PersonName: Hashable, Sendable, Masked {
    /// With U+00B7 between parts, otherwise as typed.
    package let text: String

    /// The shortest names have two; the longest known on a card have about fifty.
    package static let lengths = 2...64

    /// Reads a name.
    ///
    /// - Throws: `NAME_INVALID` for another length, a character that no name has (controls, private
    ///   use, invisible ones), other spaces than single U+0020 between letters, or no letter at all.
    package init(text: String) throws(Refusal) {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            scalars.append(Self.isDot(scalar) ? "\u{B7}" : scalar)
        }
        let isSpaced =
            scalars.first != " " && scalars.last != " "
            && !zip(scalars, scalars.dropFirst()).contains { $0 == " " && $1 == " " }
        guard Self.lengths.contains(scalars.count), isSpaced, scalars.allSatisfy(Self.isAllowed),
            scalars.contains(where: { $0.properties.isAlphabetic })
        else {
            throw Refusal(.nameInvalid)
        }
        self.text = String(scalars)
    }

    /// The first character: `张＊`.
    package var masked: String { String(self.text.prefix(1)) + "＊" }

    /// The dots that input methods offer for the one of U+00B7.
    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00B7, 0x0387, 0x2022, 0x2027, 0x2219, 0x22C5, 0x2E31, 0x30FB, 0xFF65: true
        default: false
        }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator:
            false
        case .spaceSeparator:
            scalar == " "
        case .unassigned:
            // A character newer than this program's tables is fine, a non-character is not.
            !scalar.properties.isNoncharacterCodePoint
        default:
            true
        }
    }
}
