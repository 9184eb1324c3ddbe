// SPDX-License-Identifier: Apache-2.0

/// A text in somebody's own words, which others read on screens, in terminals and on paper.
///
/// Whoever writes it must not move the reader's cursor, colour a line as ours, or turn words round:
/// so no control characters, no line or paragraph separators and no controls of direction.
package enum FreeText {
    /// How it may be laid out.
    package enum Layout: Sendable {
        /// One line.
        case line
        /// Lines that end with U+000A.
        case paragraphs
    }

    /// Refuses what is too long, blank where something must be said, or not for showing.
    ///
    /// - Parameters:
    ///   - field: its path in the contract.
    ///   - lengths: Unicode scalars; from 0 if it may be empty.
    /// - Throws: `FIELD_INVALID` naming the field.
    package static func require(
        _ text: String, _ field: String, _ lengths: ClosedRange<Int>, as layout: Layout
    ) throws(Refusal) {
        let isBlank = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        guard Self.isWithin(text, lengths), lengths.lowerBound == 0 || !isBlank,
            Self.isShowable(text, as: layout)
        else {
            throw Refusal.fieldInvalid(field, limit: lengths.upperBound)
        }
    }

    /// Whether it holds nothing but what a reader sees, and line feeds in paragraphs.
    package static func isShowable(_ text: String, as layout: Layout) -> Bool {
        text.unicodeScalars.allSatisfy {
            !$0.movesItsReader || (layout == .paragraphs && $0 == "\n")
        }
    }

    /// Few bytes are few characters: the dear count is for long texts only.
    private static func isWithin(_ text: String, _ lengths: ClosedRange<Int>) -> Bool {
        guard text.utf8.count >= lengths.lowerBound else { return false }
        if lengths.lowerBound <= 1, text.utf8.count <= lengths.upperBound { return true }
        return lengths.contains(text.unicodeScalars.count)
    }
}

extension Unicode.Scalar {
    /// Steers whatever shows it instead of being seen: C0, DEL, C1, line and paragraph separators,
    /// and the twelve of Bidi_Control (UAX 9).
    package var movesItsReader: Bool {
        switch self.value {
        case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
