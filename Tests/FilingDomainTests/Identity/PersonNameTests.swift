// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct PersonNameTests {
    @Test(arguments: [
        "李华", "欧阳娜娜", "买买提·艾力", "\u{2A700}\u{30000}", "Ana María O'Neill-Smith", "J. Smith",
        String(repeating: "好", count: 64), "阿依古丽\u{B7}买买提",
    ])
    func `a name is kept as typed`(text: String) throws {
        let name = try PersonName(text: text)
        #expect(Array(name.text.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test(arguments: [
        "\u{2022}", "\u{2027}", "\u{2219}", "\u{22C5}", "\u{2E31}", "\u{30FB}", "\u{FF65}",
        "\u{387}",
    ])
    func `every dot becomes the one of U+00B7`(dot: String) throws {
        let name = try PersonName(text: "买买提\(dot)艾力")
        #expect(Array(name.text.unicodeScalars) == Array("买买提\u{B7}艾力".unicodeScalars))
    }

    @Test func `names are equal if they are equal in NFC`() throws {
        let composed = try PersonName(text: "Jos\u{E9}")
        let decomposed = try PersonName(text: "Jose\u{301}")
        #expect(composed == decomposed)
        #expect(Set([composed, decomposed]).count == 1)
        #expect(composed.text.unicodeScalars.count != decomposed.text.unicodeScalars.count)
        // A compatibility ideograph has a canonical form as well; a look-alike has not.
        #expect(try PersonName(text: "\u{F900}华") == PersonName(text: "\u{8C48}华"))
        #expect(try PersonName(text: "\u{5415}华") != PersonName(text: "\u{5442}华"))
    }

    @Test(arguments: [
        "", "李", String(repeating: "好", count: 65), " 李华", "李华 ", "李  华", "李\u{3000}华",
        "李\u{A0}华", "李\n华", "李\u{0}华", "李\u{200B}华", "李\u{202E}华", "李\u{E000}华", "李\u{FFFF}",
        "··", "12", "--", "李\u{2028}华",
    ])
    func `what no name is, is refused`(text: String) {
        #expect(throws: Refusal(.nameInvalid)) { try PersonName(text: text) }
    }

    @Test func `only the first character is printed`() throws {
        #expect("\(try PersonName(text: "欧阳娜娜"))" == "欧＊")
    }
}
