// SPDX-License-Identifier: Apache-2.0

import Crypto
import FilingSeal

/// The pieces of one file under its key.
struct SealedFile {
    let key: FileKey
    /// Bytes of the whole file: the piece that reaches it is the last.
    let sizeBytes: Int

    /// A piece does not open: it was torn by a crash, or changed.
    struct Torn: Error {
        let piece: Int
    }

    /// Opens the pieces that hold some bytes of the file.
    ///
    /// - Parameter range: within what is there.
    /// - Throws: `Torn` for the first piece that does not open; `VaultFault`.
    func read(_ range: Range<Int>, of file: borrowing OpenFile, end: Int) throws -> [UInt8] {
        guard !range.isEmpty else { return [] }
        let pieces =
            PieceLayout.piece(
                at: range.lowerBound)...PieceLayout.piece(
                at: range.upperBound - 1)
        let start = PieceLayout.position(of: pieces.lowerBound)
        let sealed = try file.read(
            at: start, length: PieceLayout.position(of: pieces.upperBound + 1) - start)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        for piece in pieces {
            let held = PieceLayout.bytes(of: piece, end: end)
            let position = PieceLayout.position(of: piece) - start
            let size = held.count + FileKey.overheadBytes
            guard position + size <= sealed.count else { throw Torn(piece: piece) }
            let opened: [UInt8]
            do {
                opened = try self.key.open(
                    sealed[position..<(position + size)], as: self.name(of: piece, held))
            } catch {
                throw Torn(piece: piece)
            }
            let wanted = held.clamped(to: range)
            bytes +=
                opened[
                    (wanted.lowerBound - held.lowerBound)..<(wanted.upperBound
                        - held.lowerBound)]
        }
        return bytes
    }

    /// Seals bytes that begin with a piece and writes them.
    ///
    /// - Parameter first: the piece they begin with.
    /// - Throws: `VaultFault`, and then what is there of them does not open.
    func write(
        _ bytes: [UInt8], from first: Int, to file: borrowing OpenFile
    ) throws {
        let start = PieceLayout.start(of: first)
        let end = start + bytes.count
        var sealed: [UInt8] = []
        for piece in first...PieceLayout.piece(at: max(start, end - 1)) {
            let held = PieceLayout.bytes(of: piece, end: end)
            sealed += try self.key.seal(
                bytes[(held.lowerBound - start)..<(held.upperBound - start)],
                as: self.name(of: piece, held), nonce: Array(AES.GCM.Nonce()))
        }
        try sealed.withUnsafeBytes {
            try file.write($0, at: PieceLayout.position(of: first))
        }
    }

    private func name(of piece: Int, _ held: Range<Int>) -> FileKey.Piece {
        FileKey.Piece(piece, isLast: held.upperBound == self.sizeBytes)
    }
}
