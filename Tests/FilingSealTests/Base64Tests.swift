// SPDX-License-Identifier: Apache-2.0

import FilingSeal
import Testing

@Suite struct Base64Tests {
    /// RFC 4648 section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `the vectors of RFC 4648 hold`(plain: String, text: String) {
        #expect(Base64.standard.string(Array(plain.utf8)) == text)
        #expect(Base64.standard.decode(text.utf8) == Array(plain.utf8))
        let bare = text.filter { $0 != "=" }
        #expect(Base64.url.string(Array(plain.utf8)) == bare)
        #expect(Base64.url.decode(bare.utf8) == Array(plain.utf8))
    }

    @Test func `both alphabets end in their own two symbols`() {
        #expect(Base64.standard.string([0xFB, 0xFF]) == "+/8=")
        #expect(Base64.url.string([0xFB, 0xFF]) == "-_8")
    }

    @Test func `what was encoded is decoded, whatever it is`() {
        var random = SeededGenerator(state: 4648)
        for size in 0..<200 {
            let bytes = random.bytes(size)
            #expect(Base64.standard.decode(Base64.standard.encode(bytes)) == bytes)
            #expect(Base64.url.decode(Base64.url.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: [
        "Zg", "Zg=", "Z===", "====", "Zh==", "Zm9=", "Zm9v=", "Zg==Zg==", "Z g=", "Zm9v\n", "-_8=",
        "Zm8", "Z",
    ])
    func `a padded text of another form is refused`(text: String) {
        #expect(Base64.standard.decode(text.utf8) == nil)
    }

    @Test(arguments: ["Z", "Zh", "Zm9", "Zg==", "+/8", "Zm9vY"])
    func `a bare text of another form is refused`(text: String) {
        #expect(Base64.url.decode(text.utf8) == nil)
    }
}
