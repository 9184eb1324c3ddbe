// SPDX-License-Identifier: Apache-2.0

@testable import FilingDomain
import Testing

/// Nobody's words steer the screen of whoever reads them.
struct FreeTextTests {
    private static let invalid = Refusal.fieldInvalid("note", limit: 20)

    @Test func `what moves its reader is what Unicode calls control, separator or bidi control`() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let properties = scalar.properties
            let isSteering =
                properties.isBidiControl
                || [.control, .lineSeparator, .paragraphSeparator]
                    .contains(properties.generalCategory)
            #expect(scalar.movesItsReader == isSteering, "U+\(String(value, radix: 16))")
        }
    }

    @Test(arguments: [
        "\u{1B}[2J", "\u{1B}]0;title\u{7}", "\u{9B}31m", "a\rb", "a\tb", "a\u{0}b", "\u{7F}",
        "a\u{2028}b", "a\u{2029}b", "\u{202E}gpj.exe", "\u{2066}x", "\u{200F}x", "\u{61C}x",
    ])
    func `a text with a steering character is refused in either layout`(text: String) {
        for layout in [FreeText.Layout.line, .paragraphs] {
            #expect(throws: Self.invalid) {
                try FreeText.require(text, "note", 0...20, as: layout)
            }
        }
    }

    @Test func `a line feed is taken in paragraphs only`() throws {
        try FreeText.require("第一行\n第二行", "note", 0...20, as: .paragraphs)
        #expect(throws: Self.invalid) {
            try FreeText.require("第一行\n第二行", "note", 0...20, as: .line)
        }
    }

    @Test(arguments: [(0, true), (1, true), (20, true), (21, false)])
    func `lengths are counted in scalars, whatever bytes they take`(length: Int, isTaken: Bool) {
        for character in ["a", "字", "𠀀"] {
            let text = String(repeating: character, count: length)
            do throws(Refusal) {
                try FreeText.require(text, "note", 0...20, as: .line)
                #expect(isTaken)
            } catch {
                #expect(error == Self.invalid && !isTaken)
            }
        }
    }

    @Test(arguments: ["", " ", "\u{3000}\u{A0}", "\n\n"])
    func `where something must be said, blanks say nothing`(text: String) {
        #expect(throws: Self.invalid) {
            try FreeText.require(text, "note", 1...20, as: .paragraphs)
        }
    }

    @Test func `address and note of a filing, and a reviewer's words, are held to it`() throws {
        let region = try RegionCode(text: "11")
        func form(address: String = "甲路 1 号", note: String = "") throws(Refusal) {
            _ = try FilingForm(level: .junior, region: region, address: address, note: note)
        }
        try form(note: "一\n二")
        #expect(throws: Refusal.fieldInvalid("address", limit: FilingForm.addressLimit)) {
            try form(address: "甲路\n1 号")
        }
        #expect(throws: Refusal.fieldInvalid("note", limit: FilingForm.noteLimit)) {
            try form(note: "\u{1B}[31m已通过")
        }
        #expect(throws: Refusal.fieldInvalid("text", limit: SupplementItem.textLimit)) {
            try SupplementItem(kind: .workProof, reason: .other, text: "\u{202E}")
        }
        #expect(throws: Refusal.fieldInvalid("text", limit: Judgement.textLimit)) {
            try ReviewDecision.approve(text: "\u{9B}2J").judgement()
        }
    }
}
