// SPDX-License-Identifier: Apache-2.0

import FilingSeal
import Testing

@Suite struct PasswordTextTests {
    @Test func `printable ASCII stays byte for byte`() throws {
        let ascii = String(decoding: Array(0x20...0x7E), as: UTF8.self)
        #expect(try Array(PasswordText(typed: ascii).text.utf8) == Array(0x20...0x7E))
    }

    /// The first five are the examples of RFC 4013 section 3.
    @Test(arguments: [
        ("I\u{AD}X", "IX"), ("user", "user"), ("USER", "USER"), ("\u{AA}", "a"),
        ("\u{2168}", "IX"), ("a\u{A0}b\u{3000}c", "a b c"), ("Ａ１！", "A1!"),
        ("e\u{301}", "\u{E9}"), ("\u{FB01}", "fi"), ("a\u{200B}\u{FEFF}b", "ab"),
        ("社会工作", "社会工作"), ("\u{2A700}", "\u{2A700}"),
    ])
    func `the same password typed elsewhere is the same`(typed: String, prepared: String) throws {
        let text = try PasswordText(typed: typed).text
        #expect(Array(text.unicodeScalars) == Array(prepared.unicodeScalars))
        #expect(
            try Array(PasswordText(typed: text).text.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test(arguments: [
        "", "\u{AD}", "\u{7}", "a\tb", "a\nb", "\u{7F}", "\u{9F}", "\u{202E}abc", "\u{E000}",
        "\u{FFFD}", "\u{FFFF}", "\u{1FFFE}", "\u{E0041}", "\u{10FFFF}",
    ])
    func `an empty one and refused characters are refused`(typed: String) {
        #expect(throws: ScramFailure.passwordUnusable) { try PasswordText(typed: typed) }
    }

    @Test func `a very long one is refused before any work`() throws {
        #expect(try PasswordText(typed: String(repeating: "a", count: 1_024)).text.count == 1_024)
        #expect(throws: ScramFailure.passwordUnusable) {
            try PasswordText(typed: String(repeating: "a", count: 1_025))
        }
        // U+FDFA becomes 18 characters: the limit holds after the normalisation as well.
        #expect(throws: ScramFailure.passwordUnusable) {
            try PasswordText(typed: String(repeating: "\u{FDFA}", count: 300))
        }
    }
}
