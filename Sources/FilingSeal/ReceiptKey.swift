// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import Crypto
import Foundation

/// Signs receipts: Ed25519 (RFC 8032), derived from the key file's root, which a rotation leaves as
/// it is: a receipt is good for ever.
package struct ReceiptSigningKey: Sendable, Unprinted {
    private let key: Curve25519.Signing.PrivateKey

    /// The key of a server.
    ///
    /// - Throws: what the library throws, which it has no reason for.
    package init(keys: ServerKeys) throws {
        self.key = try Curve25519.Signing.PrivateKey(
            rawRepresentation: keys.receipt.withUnsafeBytes { Array($0) })
    }

    /// What verifies its signatures: 32 bytes, no secret.
    package var publicKey: ReceiptPublicKey {
        ReceiptPublicKey(bytes: Array(self.key.publicKey.rawRepresentation))
    }

    /// The receipt: the statement's bytes, then their signature.
    ///
    /// - Throws: what the library throws, which it has no reason for.
    package func receipt(_ statement: ReceiptStatement) throws -> [UInt8] {
        let bytes = ReceiptBytes.encode(statement)
        return bytes + Array(try self.key.signature(for: bytes))
    }
}

/// Verifies receipts.
package struct ReceiptPublicKey: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]
    /// Bytes of a signature.
    package static let signatureSizeBytes = 64

    /// Takes 32 bytes; others verify nothing.
    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// What a receipt says; nil unless this key has signed exactly these bytes.
    package func statement(of receipt: [UInt8]) -> ReceiptStatement? {
        guard receipt.count > Self.signatureSizeBytes, receipt.count <= ReceiptBytes.limit else {
            return nil
        }
        let bytes = Array(receipt.dropLast(Self.signatureSizeBytes))
        do {
            let key = try Curve25519.Signing.PublicKey(rawRepresentation: self.bytes)
            guard key.isValidSignature(receipt.suffix(Self.signatureSizeBytes), for: bytes) else {
                return nil
            }
        } catch {
            // No key of this curve has these bytes.
            return nil
        }
        return ReceiptBytes.decode(bytes)
    }
}

/// What opens the part of a receipt that is about the person.
///
/// Derived anew when it is asked for, so that nothing needs to be kept.
package struct ReceiptOpening: Hashable, Sendable, Unprinted {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// The opening of one submit's receipt.
    package init(of number: FilingNumber, _ revision: Revision, keys: ServerKeys) {
        let name = Array(number.text.utf8) + BigEndian.bytes(revision.rawValue)
        self.bytes = Array(
            HMAC<SHA256>.authenticationCode(for: name, using: keys.receiptOpening))
    }

    /// Takes an opening that came with a receipt; nil unless it has 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Digest.sizeBytes else { return nil }
        self.bytes = bytes
    }

    /// What a receipt has of a person, 32 bytes.
    package func commitment(to identity: Identity) -> [UInt8] {
        var bytes: [UInt8] = []
        for text in [
            identity.name.text.precomposedStringWithCanonicalMapping, identity.number.text,
        ] {
            bytes += BigEndian.bytes(UInt32(clamping: text.utf8.count)) + Array(text.utf8)
        }
        return Digest(of: bytes, key: self.bytes).bytes
    }
}
