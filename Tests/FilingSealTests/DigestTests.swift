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

    @Test func `only 32 bytes are a digest`() {
        #expect(Digest(bytes: Array(repeating: 0, count: 31)) == nil)
        #expect(Digest(bytes: Array(repeating: 0, count: 33)) == nil)
    }
}
