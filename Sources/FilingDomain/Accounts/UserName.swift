// SPDX-License-Identifier: Apache-2.0

/// The optional second name to log in with: 4 to 32 of a-z, 0-9, `_` and `-`, starting with a
/// letter, so that it is never taken for a phone.
package struct UserName: Hashable, Sendable {
    /// ASCII.
    package let text: String

    /// 4 are not all taken on the first day; 32 fit on every screen.
    package static let lengths = 4...32

    /// Reads a name; upper case is refused, not changed.
    ///
    /// - Throws: `USER_NAME_INVALID`.
    package init(text: String) throws(Refusal) {
        let bytes = Array(text.utf8)
        guard Self.lengths.contains(bytes.count), let first = bytes.first,
            Self.isLetter(first), bytes.allSatisfy(Self.isAllowed)
        else {
            throw Refusal(.userNameInvalid)
        }
        self.text = text
    }

    /// What the names of centres' programs begin with: `centre-` and the id of their key.
    ///
    /// A stranger who took such a name would keep that key from being enrolled.
    private static let reserved = "centre-"

    /// Reads a name that a person wants to have: none of those kept for programs.
    ///
    /// - Throws: `USER_NAME_INVALID`.
    package init(chosen text: String) throws(Refusal) {
        guard !text.hasPrefix(Self.reserved) else { throw Refusal(.userNameInvalid) }
        try self.init(text: text)
    }

    /// The name of a centre's program.
    ///
    /// - Parameter key: the id of the key it logs in with, 16 hexadecimal digits.
    /// - Throws: `USER_NAME_INVALID` for an id that is none.
    package init(ofProgramWithKey key: String) throws(Refusal) {
        try self.init(text: Self.reserved + key)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        self.isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
    }
}
