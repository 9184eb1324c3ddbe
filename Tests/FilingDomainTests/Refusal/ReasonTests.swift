// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// The registry of reasons: what programs switch on.
struct ReasonTests {
    @Test func `no token is used twice`() {
        let tokens = Reason.registry.map(\.token)
        #expect(Set(tokens).count == tokens.count)
    }

    @Test(arguments: Reason.registry)
    func `a reason is a stable token with texts in both languages`(reason: Reason) {
        #expect(reason.token.utf8.count <= 40)
        #expect(reason.token.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x5F })
        for text in [reason.text, reason.hint] {
            #expect(text.en.hasSuffix("."))
            #expect(text.zh.hasSuffix("。"))
        }
        #expect(Reason.named(reason.token) == reason)
    }

    @Test func `what a password must not hold is named in both languages`() {
        let words: [(PasswordRules.Rule, zh: String, en: String)] = [
            (.containsPhone, "手机号", "phone"), (.containsIDNumber, "身份证号", "ID number"),
            (.containsBirthday, "生日", "birthday"), (.containsUserName, "用户名", "user name"),
            (.common, "常见密码", "common password"),
        ]
        for (rule, zh, en) in words {
            #expect(Reason.passwordTooWeak.hint.zh.contains(zh), "\(rule)")
            #expect(Reason.passwordTooWeak.hint.en.contains(en), "\(rule)")
        }
    }
}
