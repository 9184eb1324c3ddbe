// SPDX-License-Identifier: Apache-2.0

import Crypto

/// Seals one file piece by piece, so that a range of it can be read without the rest.
///
/// The number of the piece, and whether it is the last one, are authenticated: pieces cannot be
/// swapped, left out or cut off. The key belongs to one file, so a piece of another file does not
/// open either.
package struct FileKey: Sendable, Unprinted {
    private let key: SymmetricKey

    /// Bytes of the file in each piece but the last: sealing costs 5.5 us, and a range wastes at
    /// most two of them.
    package static let pieceBytes = 65_536
    /// Bytes a sealed piece has more.
    package static let overheadBytes = Envelope.overheadBytes
    /// Random bytes that each piece takes.
    package static let nonceSizeBytes = Envelope.nonceSizeBytes

    init(key: SymmetricKey) { self.key = key }

    /// Which piece of a file.
    package struct Piece: Hashable, Sendable {
        /// 0, 1, 2, ...
        package let number: Int
        /// Ends the file.
        package let isLast: Bool

        package init(_ number: Int, isLast: Bool) {
            self.number = number
            self.isLast = isLast
        }

        var context: [UInt8] {
            Array("filing/material/piece".utf8) + BigEndian.bytes(Int64(self.number))
                + [self.isLast ? 1 : 0]
        }
    }

    /// Seals a piece.
    ///
    /// - Parameter nonce: 12 bytes of the system's randomness, never used before.
    /// - Throws: `.nonceSize`, `.cipher` (which AES-GCM gives for nothing else here).
    package func seal(
        _ bytes: some RandomAccessCollection<UInt8>, as piece: Piece, nonce: [UInt8]
    ) throws(EnvelopeFailure) -> [UInt8] {
        try self.envelope(piece).seal(bytes, nonce: nonce)
    }

    /// Opens a piece.
    ///
    /// - Throws: `.unknownSuite`, `.unknownKey`, `.damaged` (also: torn, or another piece).
    package func open(
        _ sealed: some RandomAccessCollection<UInt8>, as piece: Piece
    ) throws(EnvelopeFailure) -> [UInt8] {
        try self.envelope(piece).open(sealed)
    }

    private func envelope(_ piece: Piece) -> Envelope {
        Envelope(key: self.key, version: DataKey.generation, context: piece.context)
    }
}
