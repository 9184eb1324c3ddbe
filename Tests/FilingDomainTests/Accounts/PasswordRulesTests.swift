// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct PasswordRulesTests {
    private static func rules() throws -> PasswordRules {
        PasswordRules(
            phone: try PhoneNumber(text: "13800138000"), userName: try UserName(text: "li-hua"),
            idNumber: try IDNumber(stored: "11010519491231002X"))
    }

    @Test(arguments: [
        "Tr0ub4dor-and", "abcdefGHI1", "abcdefghi1!", "ABCDEFGHI1!", "correcthorsebattery",
        "1111111111111111", "社会工作abc123", "Пароль1234", String(repeating: "a", count: 128),
        "13800138001Aa", "1949-12-30Aa",
    ])
    func `a password that keeps the rules is taken`(password: String) throws {
        try Self.rules().require(password)
    }

    @Test(arguments: [
        ("", PasswordRules.Rule.length), ("Abc123!xy", .length),
        (String(repeating: "a", count: 129), .length),
        ("abcdefghij", .classes), ("abcdefgh12", .classes), ("123456789012345", .classes),
        ("ABCDEFGHIJ1", .classes), ("社会工作者考试备案一二三", .classes),
        ("13800138000Aa!", .containsPhone), ("Aa138-0013-8000", .containsPhone),
        ("A.li-hua.2026", .containsUserName), ("ALI-HUA2026x", .containsUserName),
        ("Lihua-2026-x", .containsUserName),
        ("11010519491231002Xab", .containsIDNumber), ("ab11010519491231002x", .containsIDNumber),
        ("Hello19491231", .containsBirthday), ("Hello-1949-12-31", .containsBirthday),
    ])
    func `a password is refused by the first rule it breaks`(
        password: String, rule: PasswordRules.Rule
    ) throws {
        let rules = try Self.rules()
        #expect(throws: Refusal(.passwordTooWeak, ["rule": .text(rule.rawValue)])) {
            try rules.require(password)
        }
    }

    @Test func `a user name that is one letter without its signs forbids little`() throws {
        let rules = PasswordRules(phone: nil, userName: try UserName(text: "a---"))
        try rules.require("abcdefGHI1")
        #expect(throws: Refusal.self) { try rules.require("1Xyzza---Bcd") }
    }
}
