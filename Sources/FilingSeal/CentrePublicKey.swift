// SPDX-License-Identifier: Apache-2.0

import Crypto

/// The public half of a centre's key: Ed25519 (RFC 8032).
package struct CentrePublicKey: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Bytes of a key.
    package static let sizeBytes = 32

    /// Takes a key; nil unless it has 32 bytes and some of them are not zero.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.sizeBytes, bytes.contains(where: { $0 != 0 }) else {
            return nil
        }
        self.bytes = bytes
    }

    /// What comes before the 32 bytes in DER: an Ed25519 SubjectPublicKeyInfo (RFC 8410 section 4).
    private static let infoPrefix: [UInt8] = [
        0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]

    /// Takes the key of a certificate; nil unless it is Ed25519.
    package init?(subjectPublicKeyInfo bytes: [UInt8]) {
        guard bytes.starts(with: Self.infoPrefix) else { return nil }
        self.init(bytes: Array(bytes.dropFirst(Self.infoPrefix.count)))
    }

    /// The first 8 bytes of the key's SHA-256, in hexadecimal.
    package var id: String { Hexadecimal.text(Array(Digest(of: self.bytes).bytes.prefix(8))) }

    /// Whether a signature of 64 bytes is this key's over the challenge.
    package func verifies(signature: [UInt8], of challenge: CentreChallenge) -> Bool {
        do {
            return try Curve25519.Signing.PublicKey(rawRepresentation: self.bytes)
                .isValidSignature(signature, for: challenge.bytes)
        } catch {
            // No key of this curve has these bytes.
            return false
        }
    }
}
