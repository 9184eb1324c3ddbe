// SPDX-License-Identifier: Apache-2.0

import Crypto

/// A SHA-256 digest.
package struct Digest: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Bytes of a digest.
    package static let sizeBytes = 32

    /// Takes a digest that was computed elsewhere; nil unless it has 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == Self.sizeBytes else { return nil }
        self.bytes = bytes
    }

    /// The digest of some bytes.
    package init(of bytes: [UInt8]) {
        self.init(finished: SHA256.hash(data: bytes))
    }

    /// The digest of bytes that stay where they are.
    package init(of bytes: UnsafeRawBufferPointer) {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        self.init(finished: hash.finalize())
    }

    /// HMAC-SHA256 of some bytes: nobody without the key can try words against it.
    package init(of bytes: [UInt8], key: [UInt8]) {
        self.bytes = Array(
            HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
    }

    init(finished: SHA256.Digest) {
        self.bytes = Array(finished)
    }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { Hexadecimal.text(self.bytes) }
}
