// SPDX-License-Identifier: Apache-2.0

import FilingSeal

/// Where the pieces of a sealed file lie: one after the other, each of one size but the last.
///
/// Lengths are of the file as its owner has it, sizes those on the disk.
struct PieceLayout: Hashable {
    /// Bytes of the file that are there, if the last piece is whole.
    let length: Int
    /// What is there of a piece is too short to be one.
    let isCut: Bool

    private static let pieceLength = FileKey.pieceBytes
    private static let pieceSize = FileKey.pieceBytes + FileKey.overheadBytes

    /// - Parameter size: bytes on the disk.
    init(size: Int) {
        let rest = size % Self.pieceSize
        self.isCut = (1...FileKey.overheadBytes).contains(rest)
        self.length =
            size / Self.pieceSize * Self.pieceLength + max(0, rest - FileKey.overheadBytes)
    }

    /// The piece that a position of the file is in.
    static func piece(at position: Int) -> Int { position / self.pieceLength }

    /// Where a piece begins in the file.
    static func start(of piece: Int) -> Int { piece * self.pieceLength }

    /// Where a piece begins on the disk.
    static func position(of piece: Int) -> Int { piece * self.pieceSize }

    /// The bytes of the file in a piece, of a file that ends at `end`.
    static func bytes(of piece: Int, end: Int) -> Range<Int> {
        let start = self.start(of: piece)
        return start..<max(start, min(start + self.pieceLength, end))
    }
}
