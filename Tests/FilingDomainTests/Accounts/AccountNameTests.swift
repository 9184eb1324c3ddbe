// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct AccountNameTests {
    @Test(arguments: ["13800138000", "19999999999", "14700000000"])
    func `a mobile number is taken and masked`(text: String) throws {
        let phone = try PhoneNumber(text: text)
        #expect(phone.text == text)
        #expect("\(phone)" == "\(text.prefix(3))****\(text.suffix(4))")
        #expect("\(LoginName(text: text).debugDescription)".contains("****"))
    }

    @Test(arguments: [
        "", "1380013800", "138001380000", "12800138000", "23800138000", "+8613800138000",
        "138 0013 8000", "1380013800x", "１３８００１３８０００", "-3800138000", "138001380\u{0}0",
    ])
    func `anything else is no mobile number`(text: String) {
        #expect(throws: Refusal(.phoneInvalid)) { try PhoneNumber(text: text) }
    }

    @Test(arguments: ["lihua", "a123", "li_hua-2026", String(repeating: "a", count: 32)])
    func `a user name is taken as it is`(text: String) throws {
        #expect(try UserName(text: text).text == text)
        #expect(LoginName(text: text) == .userName(try UserName(text: text)))
    }

    @Test(arguments: [
        "", "abc", String(repeating: "a", count: 33), "1abc", "_abc", "-abc", "Lihua", "li hua",
        "li.hua", "lihuá", "李华李华", "lihua\n", "lihu\u{0}a",
    ])
    func `a user name of another form is refused`(text: String) {
        #expect(throws: Refusal(.userNameInvalid)) { try UserName(text: text) }
        #expect(LoginName(text: text) == nil)
    }

    @Test(arguments: ["centre-", "centre-0123456789abcdef", "centre-1"])
    func `a name of a centre's program cannot be chosen by anybody`(text: String) throws {
        #expect(throws: Refusal(.userNameInvalid)) { try UserName(chosen: text) }
        #expect(try UserName(chosen: "centre1").text == "centre1")
    }

    @Test func `a centre's program is called after its key`() throws {
        #expect(
            try UserName(ofProgramWithKey: "0123456789abcdef").text == "centre-0123456789abcdef")
    }
}
