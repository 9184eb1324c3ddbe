// SPDX-License-Identifier: Apache-2.0

import Crypto

/// A six-digit code sent by SMS, derived again whenever it is needed.
///
/// Only the challenge's nonce is stored; without the server's key the nonce tells nothing about
/// the code, and asking again while a challenge lives derives the same code.
///
/// The first 64 bits of the HMAC are taken modulo 1,000,000: some codes are likelier than others
/// by a factor of at most 1 + 1,000,000 / 2^64, less than 10^-13.
package struct SmsCode: Sendable, Unprinted {
    /// Six ASCII digits, 000000...999999.
    package let text: String

    /// Digits of a code.
    package static let digitCount = 6
    /// Bytes of a challenge's nonce: no two challenges ever share one.
    package static let nonceSizeBytes = 16

    /// Derives the code of a challenge.
    ///
    /// - Parameters:
    ///   - nonce: the challenge's 16 random bytes.
    ///   - phone: the 11 digits it is sent to.
    ///   - purpose: what it is for; the same challenge gives another code for another purpose.
    package init(nonce: [UInt8], phone: String, purpose: String, keys: ServerKeys) {
        var hash = HMAC<SHA256>(key: keys.smsCode)
        // Lengths in front: no other three values have the same bytes.
        for part in [nonce, Array(phone.utf8), Array(purpose.utf8)] {
            hash.update(data: BigEndian.bytes(UInt32(truncatingIfNeeded: part.count)))
            hash.update(data: part)
        }
        let number: UInt64 = BigEndian.number(hash.finalize().prefix(8))
        let digits = String(number % 1_000_000)
        self.text = String(repeating: "0", count: Self.digitCount - digits.utf8.count) + digits
    }

    /// Is this what was sent? Compares in constant time.
    package func matches(_ typed: String) -> Bool {
        ConstantTime.areEqual(Array(self.text.utf8), Array(typed.utf8))
    }
}
