// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Foundation
import Testing

@testable import filing

/// What comes from outside never steers the terminal it is shown on.
struct OutputTests {
    private static let steering = [
        "\u{1B}[2J\u{1B}[H通过", "\u{9B}31m红", "a\rb", "\u{7F}", "\u{0}", "\u{202E}gpj", "\u{2066}x",
        "a\u{2028}b", "\u{200F}",
    ]

    @Test(arguments: steering)
    func `a steering character is shown as a replacement in a line`(text: String) {
        let shown = ShownText.line(text)
        #expect(!shown.unicodeScalars.contains { $0.movesItsReader })
        #expect(shown.contains("\u{FFFD}"))
        #expect(shown.unicodeScalars.count == text.unicodeScalars.count)
    }

    @Test func `a line feed cannot forge a line of ours`() {
        #expect(ShownText.line("note\nstate: approved") == "note\u{21B5}state: approved")
    }

    @Test func `other text is shown as it is`() {
        let text = "林样文 é 𠀀 👩‍👩‍👧 (虚构)"
        #expect(ShownText.line(text) == text)
    }

    @Test(arguments: steering + ["\"\\\n\t"])
    func `JSON has no steering character in it and reads back as what it was`(
        text: String
    ) throws {
        let quoted = MessageJSON.quoted(text)
        #expect(!quoted.unicodeScalars.contains { $0.movesItsReader })
        let read = try JSONDecoder().decode([String].self, from: Data("[\(quoted)]".utf8))
        // Scalar by scalar: equality of strings forgives what normalises away.
        #expect(read.first.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test(arguments: [
        (Int64(0), Int64(0), true), (30_000, 0, true), (30_001, 0, false), (0, 30_001, false),
        (0, .min, false), (-1, .max, false), (.max, .min, false), (.min, .max, false),
    ])
    func `a server's clock may say anything`(here: Int64, there: Int64, isSmall: Bool) {
        #expect(ClockSkew(hereMs: here, thereMs: there).isSmall == isSmall)
        #expect(!ChinaTime.text(ms: there).isEmpty)
    }
}
