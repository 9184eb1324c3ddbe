// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Testing

/// Pieces of files.
@Suite struct FileKeyTests {
    private static let nonce = [UInt8](100..<112)

    private static func key(of blob: Int64 = 9) throws -> FileKey {
        try #require(DataKey(random: Array(0..<32))).fileKey(of: UploadID(rawValue: blob))
    }

    @Test func `a piece opens in its place of its file and in no other`() throws {
        let key = try Self.key()
        let bytes = (0..<FileKey.pieceBytes).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let piece = FileKey.Piece(3, isLast: false)
        let sealed = try key.seal(bytes, as: piece, nonce: Self.nonce)
        #expect(sealed.count == FileKey.pieceBytes + FileKey.overheadBytes)
        #expect(try key.open(sealed, as: piece) == bytes)
        let others = [
            FileKey.Piece(3, isLast: true), FileKey.Piece(2, isLast: false),
            FileKey.Piece(4, isLast: false),
        ]
        for other in others {
            #expect(throws: EnvelopeFailure.damaged) { try key.open(sealed, as: other) }
        }
        let stranger = try Self.key(of: 10)
        #expect(throws: EnvelopeFailure.damaged) { try stranger.open(sealed, as: piece) }
    }

    @Test func `a torn or changed piece is refused`() throws {
        let key = try Self.key()
        let piece = FileKey.Piece(0, isLast: true)
        let sealed = try key.seal(Array(0..<100), as: piece, nonce: Self.nonce)
        for place in sealed.indices {
            var damaged = sealed
            damaged[place] ^= 1
            #expect(throws: EnvelopeFailure.self) { try key.open(damaged, as: piece) }
            #expect(throws: EnvelopeFailure.self) {
                try key.open(sealed.prefix(place), as: piece)
            }
        }
    }

    /// Computed with Python's `cryptography`, see `Tests/Oracle/sealed_oracle.py`.
    @Test func `a piece is the one another program makes`() throws {
        let sealed = try Self.key().seal(
            Array("scan".utf8), as: FileKey.Piece(3, isLast: true), nonce: Self.nonce)
        #expect(
            sealed
                == SealFixture.bytes(
                    hex: "010001" + "6465666768696a6b6c6d6e6f" + Self.expected))
    }

    private static let expected = "da6686a0d7eaa9e6ea08aae2e4c24c1a90fcfe0a"
}
