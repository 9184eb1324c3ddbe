// SPDX-License-Identifier: Apache-2.0

import Crypto
package import FilingDomain

/// The key under which everything personal of one account is sealed.
///
/// 32 random bytes, kept wrapped by a key of the key file (`KeyRing`). Whoever destroys it makes all
/// of that unreadable at once, wherever copies of it lie.
package struct DataKey: Sendable, Unprinted {
    let bytes: [UInt8]

    /// Bytes of a key.
    package static let sizeBytes = 32
    /// Random bytes that each sealing takes.
    package static let nonceSizeBytes = Envelope.nonceSizeBytes
    /// The version in every envelope made with a data key: an account's first key, and its only one,
    /// since rotation rewraps keys and leaves them as they are.
    static let generation: UInt16 = 1

    /// A new key from the system's randomness; nil unless there are 32 bytes.
    package init?(random: [UInt8]) {
        guard random.count == Self.sizeBytes else { return nil }
        self.bytes = random
    }

    /// Seals what stands in a cell.
    ///
    /// - Parameter nonce: 12 bytes of the system's randomness, never used before.
    /// - Throws: `.nonceSize`, `.cipher` (which AES-GCM gives for nothing else here).
    package func seal(
        _ bytes: [UInt8], in cell: SealedCell, nonce: [UInt8]
    ) throws(EnvelopeFailure) -> Sealed {
        Sealed(bytes: try self.envelope(cell).seal(bytes, nonce: nonce))
    }

    /// Opens what stands in a cell.
    ///
    /// - Throws: `.unknownSuite`, `.unknownKey`, `.damaged` (also: of another cell or account).
    package func open(_ sealed: Sealed, in cell: SealedCell) throws(EnvelopeFailure) -> [UInt8] {
        try self.envelope(cell).open(sealed.bytes)
    }

    /// The key of one file of this account.
    package func fileKey(of blob: UploadID) -> FileKey {
        FileKey(
            key: HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: self.bytes),
                info: Array("filing/material/1".utf8) + BigEndian.bytes(blob.rawValue),
                outputByteCount: Self.sizeBytes))
    }

    private func envelope(_ cell: SealedCell) -> Envelope {
        Envelope(
            key: SymmetricKey(data: self.bytes), version: Self.generation, context: cell.context)
    }
}
