// SPDX-License-Identifier: Apache-2.0

/// The number of a ticket, a letter or a complaint that a purpose is about.
///
/// At most 32 characters of `A-Z a-z 0-9 . _ / -`, with no more than eight digits in a row: an ID
/// number or a phone cannot get into a log that nothing can be erased from.
package struct AuditReference: Hashable, Sendable {
    /// ASCII; empty for none.
    package let text: String

    /// Characters of the longest.
    package static let limit = 32
    /// A date has eight digits, a phone eleven, an ID number seventeen.
    package static let longestDigitRun = 8

    /// No reference.
    package static let none = AuditReference()

    private init() { self.text = "" }

    /// Reads what a person typed.
    ///
    /// - Throws: `REFERENCE_INVALID`.
    package init(text: String) throws(Refusal) {
        guard text.utf8.count <= Self.limit, text.utf8.allSatisfy(Self.isAllowed) else {
            throw Refusal(.referenceInvalid)
        }
        var run = 0
        for byte in text.utf8 {
            run = (0x30...0x39).contains(byte) ? run + 1 : 0
            guard run <= Self.longestDigitRun else { throw Refusal(.referenceInvalid) }
        }
        self.text = text
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
