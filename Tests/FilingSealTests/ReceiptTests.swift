// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import Testing

/// Receipts: their bytes, their signature, and the person in them.
@Suite struct ReceiptTests {
    private static func statement() throws -> ReceiptStatement {
        ReceiptStatement(
            number: try #require(
                FilingNumber(region: RegionCode(rawValue: 11), digits: 123_456_789)),
            exam: .socialWork2026, level: .junior, region: RegionCode(rawValue: 11),
            revision: Revision(rawValue: 7), submittedAt: Instant(ms: 1_769_971_200_000),
            declaration: "declaration-2026-1", declarationHash: [UInt8](repeating: 1, count: 32),
            planVersion: "sw-2026/1", rulesVersion: "rules-1", verdict: .met, path: "A4",
            person: [UInt8](repeating: 2, count: 32),
            materials: [
                .init(kind: .idFront, sha256: [UInt8](repeating: 3, count: 32)),
                .init(kind: .education, sha256: [UInt8](repeating: 4, count: 32)),
            ],
            audit: AuditHead(seq: 42, hash: [UInt8](repeating: 5, count: 32)))
    }

    @Test func `a receipt reads as it was made, with the public key alone`() throws {
        let key = try ReceiptSigningKey(keys: try SealFixture.keys())
        let receipt = try key.receipt(try Self.statement())
        #expect(key.publicKey.statement(of: receipt) == (try Self.statement()))
        #expect(receipt.starts(with: "filing-receipt-v1".utf8))
        #expect(receipt.count < ReceiptBytes.limit)
        // Another server's key.
        let other = ReceiptPublicKey(bytes: [UInt8](repeating: 7, count: 32))
        #expect(other.statement(of: receipt) == nil)
        #expect(ReceiptPublicKey(bytes: [1, 2, 3]).statement(of: receipt) == nil)
    }

    @Test func `a rotation of the key file keeps old receipts verifiable`() throws {
        let before = try SealFixture.file()
        let after = try before.beginningRotation(
            secret: (0..<32).map { UInt8($0) + 0x80 }
        ).endingRotation()
        #expect(after.bytes != before.bytes)
        let receipt = try ReceiptSigningKey(keys: ServerKeys(before))
            .receipt(try Self.statement())
        let key = try ReceiptSigningKey(keys: ServerKeys(after)).publicKey
        #expect(key.statement(of: receipt) != nil)
    }

    @Test func `a receipt with any byte flipped, cut or added is refused`() throws {
        let key = try ReceiptSigningKey(keys: try SealFixture.keys())
        let receipt = try key.receipt(try Self.statement())
        for position in receipt.indices {
            var flipped = receipt
            flipped[position] ^= UInt8(1 << (position % 8))
            #expect(key.publicKey.statement(of: flipped) == nil)
            #expect(key.publicKey.statement(of: Array(receipt.prefix(position))) == nil)
        }
        #expect(key.publicKey.statement(of: receipt + [0]) == nil)
    }

    @Test func `a statement has one form only`() throws {
        let bytes = ReceiptBytes.encode(try Self.statement())
        #expect(ReceiptBytes.decode(bytes) == (try Self.statement()))
        for position in bytes.indices {
            #expect(ReceiptBytes.decode(Array(bytes.prefix(position))) == nil)
            var other = bytes
            other[position] &+= 1
            // Another statement, or none; never the same one in other bytes.
            if let read = ReceiptBytes.decode(other) {
                #expect(ReceiptBytes.encode(read) == other)
            }
        }
    }

    @Test func `only the opening tells whom a receipt is about`() throws {
        let keys = try SealFixture.keys()
        let number = try Self.statement().number
        let opening = ReceiptOpening(of: number, Revision(rawValue: 7), keys: keys)
        let person = Identity(
            name: try PersonName(text: "林样文"),
            number: try IDNumber(stored: "11010519980312997X"))
        let commitment = opening.commitment(to: person)
        #expect(opening == ReceiptOpening(of: number, Revision(rawValue: 7), keys: keys))
        let next = ReceiptOpening(of: number, Revision(rawValue: 8), keys: keys)
        #expect(next.commitment(to: person) != commitment)
        let other = Identity(name: try PersonName(text: "林样武"), number: person.number)
        #expect(opening.commitment(to: other) != commitment)
        #expect(ReceiptOpening(bytes: opening.bytes)?.commitment(to: person) == commitment)
    }
}
