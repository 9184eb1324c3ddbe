// SPDX-License-Identifier: Apache-2.0

/// What a logged-in person's programs carry: 32 random bytes, written `ft1_` + 43 of base64url.
///
/// The store keeps the digest only: a stolen database opens no session. Nothing can be read from
/// a token; ending it is deleting a row. The prefix lets a scanner for leaked secrets find it.
package struct SessionToken: Sendable, Unprinted {
    private let secret: [UInt8]

    /// Random bytes of a token.
    package static let secretSizeBytes = 32
    /// Bytes of its text: the prefix and ceil(32 x 8 / 6) symbols.
    package static let textSizeBytes = 47

    private static let prefix = Array("ft1_".utf8)

    /// A new token from 32 bytes of the system's randomness; nil for another count.
    package init?(random: [UInt8]) {
        guard random.count == Self.secretSizeBytes else { return nil }
        self.secret = random
    }

    /// Reads a token; nil unless it is exactly what `text` writes.
    package init?(text: [UInt8]) {
        guard text.count == Self.textSizeBytes, text.starts(with: Self.prefix),
            let secret = Base64.url.decode(text.dropFirst(Self.prefix.count))
        else {
            return nil
        }
        self.init(random: secret)
    }

    /// 47 ASCII bytes.
    package var text: [UInt8] { Self.prefix + Base64.url.encode(self.secret) }

    /// What the store keeps and finds a session by.
    ///
    /// Random 256-bit secrets need no salt.
    package var digest: Digest { Digest(of: self.secret) }
}
