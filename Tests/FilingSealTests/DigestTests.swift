// SPDX-License-Identifier: Apache-2.0

import FilingSeal
import Testing

@Suite struct DigestTests {
    /// FIPS 180-4 examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `the examples of FIPS 180-4 hold`(text: String, hex: String) {
        #expect(Digest(of: Array(text.utf8)).hex == hex)
        #expect(Digest(bytes: SealFixture.bytes(hex: hex)) == Digest(of: Array(text.utf8)))
    }

    @Test func `a digest made in pieces is the digest of the whole`() {
        var random = SeededGenerator(state: 180)
        for _ in 0..<50 {
            var accumulator = DigestAccumulator()
            var whole: [UInt8] = []
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let piece = random.bytes(Int.random(in: 0...200, using: &random))
                if Bool.random(using: &random) {
                    accumulator.add(piece)
                } else {
                    piece.withUnsafeBytes { accumulator.add($0) }
                }
                whole += piece
                #expect(accumulator.digest == Digest(of: whole))
            }
            #expect(accumulator.digest == Digest(of: whole))
        }
    }

    @Test func `only 32 bytes are a digest`() {
        #expect(Digest(bytes: Array(repeating: 0, count: 31)) == nil)
        #expect(Digest(bytes: Array(repeating: 0, count: 33)) == nil)
    }

    @Test func `a request's hash covers method and body and keeps them apart`() {
        let hash = RequestHash(method: "filing.v1.Filing/Submit", body: [8, 1])
        #expect(
            hash.digest.hex == "81bee6201e9c8850a35922b9bb6fcca2f18d7efda03a641da3b47f5b17ee3960")
        #expect(
            RequestHash(method: "ab", body: Array("c".utf8))
                != RequestHash(method: "a", body: Array("bc".utf8)))
        #expect(RequestHash(bytes: hash.digest.bytes) == hash)
        #expect(RequestHash(bytes: [1]) == nil)
    }
}
