// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Testing

/// Data keys under the keys of the key file.
@Suite struct KeyRingTests {
    private static let owner = AccountID(rawValue: 41)
    private static let nonce = [UInt8](100..<112)
    private static let cell = SealedCell(.accountPhone, of: owner)

    private static func dataKey() throws -> DataKey {
        try #require(DataKey(random: Array(200..<232)))
    }

    /// Two keys are the same if one opens what the other sealed.
    private static func same(_ one: DataKey, _ other: DataKey) throws -> Bool {
        let sealed = try one.seal([1, 2, 3], in: self.cell, nonce: self.nonce)
        do {
            return try other.open(sealed, in: self.cell) == [1, 2, 3]
        } catch {
            return false
        }
    }

    @Test func `a wrapped key opens for its account and no other`() throws {
        let ring = KeyRing(try SealFixture.file())
        let key = try Self.dataKey()
        let wrapped = try ring.wrap(key, of: Self.owner, nonce: Self.nonce)
        #expect(wrapped.bytes.count == 63)
        #expect(wrapped.bytes.prefix(3) == [1, 0, 1])
        #expect(try Self.same(key, ring.unwrap(wrapped, of: Self.owner)))
        for other: AccountID in [AccountID(rawValue: 42), .house] {
            #expect(throws: EnvelopeFailure.damaged) { try ring.unwrap(wrapped, of: other) }
        }
        for place in wrapped.bytes.indices {
            var damaged = wrapped.bytes
            damaged[place] ^= 1
            #expect(throws: EnvelopeFailure.self) {
                try ring.unwrap(Sealed(bytes: damaged), of: Self.owner)
            }
        }
    }

    /// Computed with Python's `cryptography`, see `Tests/Oracle/sealed_oracle.py`.
    @Test func `a wrapped key is the one another program makes`() throws {
        let wrapped = try KeyRing(SealFixture.file()).wrap(
            Self.dataKey(), of: Self.owner, nonce: Self.nonce)
        #expect(
            wrapped.bytes
                == SealFixture.bytes(
                    hex: "010001" + "6465666768696a6b6c6d6e6f" + Self.expected))
    }

    private static let expected =
        "10827d72cdb63ade36c8ff27fe4899c9bfcee1d5bdfc7d5dd9ecf8ac93f5f61879ee9e5209228f98a82ac58ece9b23a1"

    @Test func `both the root and the key are needed`() throws {
        let wrapped = try KeyRing(SealFixture.file()).wrap(
            Self.dataKey(), of: Self.owner, nonce: Self.nonce)
        let files = [
            try SealFixture.file(firstByte: 1),
            try KeyFile(root: Array(0..<32), secret: Array(0x41..<0x61)),
        ]
        for file in files {
            #expect(throws: EnvelopeFailure.damaged) {
                try KeyRing(file).unwrap(wrapped, of: Self.owner)
            }
        }
    }

    @Test func `a ring follows a rotation: it wraps with the new key and opens both`() throws {
        let before = try SealFixture.file()
        let during = try before.beginningRotation(secret: Array(0x80..<0xA0))
        let after = try during.endingRotation()
        let key = try Self.dataKey()
        var ring = KeyRing(before)
        let old = try ring.wrap(key, of: Self.owner, nonce: Self.nonce)
        ring = ring.following(during)
        #expect(ring.versions == [1, 2])
        let new = try ring.wrap(key, of: Self.owner, nonce: Self.nonce)
        #expect(new.bytes.prefix(3) == [1, 0, 2])
        for wrapped in [old, new] {
            #expect(try Self.same(key, ring.unwrap(wrapped, of: Self.owner)))
        }
        ring = ring.following(after)
        // What was read before the end still opens in this process, and in no later one.
        #expect(try Self.same(key, ring.unwrap(old, of: Self.owner)))
        #expect(throws: EnvelopeFailure.unknownKey) {
            try KeyRing(after).unwrap(old, of: Self.owner)
        }
        #expect(try Self.same(key, KeyRing(after).unwrap(new, of: Self.owner)))
    }
}
