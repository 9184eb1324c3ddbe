// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Testing

/// What is sealed under the data key of an account opens in its own place and nowhere else.
@Suite struct DataKeyTests {
    private static let owner = AccountID(rawValue: 41)
    private static let nonce = [UInt8](100..<112)
    private static let words = Array("林样文".utf8)

    private static func key(_ first: UInt8 = 0) throws -> DataKey {
        try #require(DataKey(random: (0..<32).map { UInt8($0) &+ first }))
    }

    @Test func `an envelope is suite, generation, nonce, ciphertext and tag`() throws {
        let cell = SealedCell(.profileIdentity, of: Self.owner)
        let sealed = try Self.key().seal(Self.words, in: cell, nonce: Self.nonce)
        #expect(sealed.bytes.count == 3 + 12 + Self.words.count + 16)
        #expect(sealed.bytes.prefix(15).elementsEqual([1, 0, 1] + Self.nonce))
        #expect(try Self.key().open(sealed, in: cell) == Self.words)
        #expect(throws: EnvelopeFailure.nonceSize) {
            try Self.key().seal(Self.words, in: cell, nonce: [1])
        }
        #expect(DataKey(random: [1]) == nil)
    }

    /// Computed with Python's `cryptography`, see `Tests/Oracle/sealed_oracle.py`.
    @Test func `an envelope is the one another program makes`() throws {
        let sealed = try Self.key().seal(
            Self.words, in: SealedCell(.profileIdentity, of: Self.owner), nonce: Self.nonce)
        #expect(
            sealed.bytes
                == SealFixture.bytes(
                    hex: "0100016465666768696a6b6c6d6e6f" + Self.expected))
    }

    private static let expected =
        "ae854980d95eb008b9f3262df619dafe3cf8a7498484d0ad10"

    @Test func `every cell is its own: swapped between people, columns or rows it does not open`()
        throws
    {
        let cells =
            SealedCell.Column.allCases.flatMap { column in
                [
                    SealedCell(column, of: Self.owner),
                    SealedCell(column, of: AccountID(rawValue: 42)),
                    SealedCell(column, of: .house),
                    SealedCell(column, of: Self.owner, row: 1),
                    SealedCell(column, of: Self.owner, row: 1, 2),
                    SealedCell(column, of: Self.owner, row: 2),
                    SealedCell(column, of: Self.owner, key: [1]),
                ]
            }
        #expect(Set(cells).count == 7 * SealedCell.Column.allCases.count)
        let key = try Self.key()
        for cell in cells {
            let sealed = try key.seal(Self.words, in: cell, nonce: Self.nonce)
            #expect(try key.open(sealed, in: cell) == Self.words)
            for other in cells where other != cell {
                #expect(throws: EnvelopeFailure.damaged) { try key.open(sealed, in: other) }
            }
            let stranger = try Self.key(1)
            #expect(throws: EnvelopeFailure.damaged) { try stranger.open(sealed, in: cell) }
        }
    }

    @Test func `a change of any byte, or a cut anywhere, is refused`() throws {
        let cell = SealedCell(.accountPhone, of: Self.owner)
        let key = try Self.key()
        let sealed = try key.seal(Self.words, in: cell, nonce: Self.nonce).bytes
        for place in sealed.indices {
            for change: UInt8 in [1, 0x80, 0xFF] {
                var damaged = sealed
                damaged[place] ^= change
                #expect(throws: EnvelopeFailure.self) {
                    try key.open(Sealed(bytes: damaged), in: cell)
                }
            }
        }
        for count in 0..<sealed.count {
            #expect(throws: EnvelopeFailure.self) {
                try key.open(Sealed(bytes: Array(sealed.prefix(count))), in: cell)
            }
        }
        #expect(throws: EnvelopeFailure.unknownSuite) {
            try key.open(Sealed(bytes: [2] + sealed.dropFirst()), in: cell)
        }
        #expect(throws: EnvelopeFailure.unknownKey) {
            try key.open(Sealed(bytes: [1, 0, 2] + sealed.dropFirst(3)), in: cell)
        }
    }

    @Test func `texts that are sealed together come apart as they were`() throws {
        let lists = [[], [""], ["", ""], ["林样文", "11010519491231002X"], ["a\u{0}b", "", "𠮷"]]
        for list in lists {
            let bytes = SealedTexts.bytes(list)
            #expect(try SealedTexts.texts(bytes, count: list.count) == list)
            #expect(throws: EnvelopeFailure.damaged) {
                try SealedTexts.texts(bytes, count: list.count + 1)
            }
            for count in 0..<bytes.count {
                #expect(throws: EnvelopeFailure.damaged) {
                    try SealedTexts.texts(Array(bytes.prefix(count)), count: list.count)
                }
            }
        }
        for hostile: [UInt8] in [[0xFF, 0xFF, 0xFF, 0xFF, 1], [0, 0, 0, 1, 0xC3], [0, 0, 0, 9]] {
            #expect(throws: EnvelopeFailure.damaged) {
                try SealedTexts.texts(hostile, count: 1)
            }
        }
    }
}
