// SPDX-License-Identifier: Apache-2.0

/// A mainland mobile number: 11 digits, `1[3-9]xxxxxxxxx`.
package struct PhoneNumber: Hashable, Sendable, Masked {
    /// 11 ASCII digits.
    package let text: String

    /// Digits of a number.
    package static let digitCount = 11

    /// Reads a number without country code, spaces or hyphens.
    ///
    /// - Throws: `PHONE_INVALID`.
    package init(text: String) throws(Refusal) {
        let digits = Array(text.utf8)
        guard digits.count == Self.digitCount,
            digits.allSatisfy({ (0x30...0x39).contains($0) }),
            digits[0] == UInt8(ascii: "1"), digits[1] >= UInt8(ascii: "3")
        else {
            throw Refusal(.phoneInvalid)
        }
        self.text = text
    }

    /// `138****8000`.
    package var masked: String { self.text.prefix(3) + "****" + self.text.suffix(4) }
}
