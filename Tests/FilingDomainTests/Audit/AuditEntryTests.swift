// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct AuditEntryTests {
    @Test func `each action has a code and a token of its own`() {
        let actions = AuditAction.allCases
        #expect(Set(actions.map(\.token)).count == actions.count)
        #expect(actions.allSatisfy { $0.token.utf8.allSatisfy { $0 == 0x2D || $0 >= 0x61 } })
    }

    /// A change of a code would make old entries say something else.
    @Test(arguments: [
        (AuditAction.login, 1), (.accountRegistered, 10), (.identityStated, 20),
        (.filingSubmitted, 32), (.materialUploaded, 34), (.filingApproved, 42),
        (.lockReleasedBySupport, 50), (.keyRevoked, 62), (.staffCreated, 70),
        (.accountClosed, 84), (.filingViewed, 200), (.fieldsUnmasked, 203),
        (.messagesListed, 207),
    ])
    func `codes stay what they were`(action: AuditAction, code: Int) {
        #expect(Int(action.rawValue) == code)
    }

    @Test func `views of personal data are the codes 200 to 299`() {
        let views = AuditAction.allCases.filter(\.isView)
        #expect(views.first == .filingViewed)
        #expect(!views.contains(.keyRotated))
        #expect(!views.contains(.accountClosed))
    }

    @Test(arguments: [
        AuditActor.nobody, .service, .machineOperator,
        .account(AccountID(rawValue: 7), .applicant), .account(AccountID(rawValue: 7), .support),
    ])
    func `an entry comes back from its columns`(actor: AuditActor) throws {
        let entry = AuditEntry(
            at: Instant(ms: 5), actor: actor, action: .fieldsUnmasked, outcome: .refused,
            subject: AccountID(rawValue: 1), filing: FilingID(rawValue: 2),
            region: RegionCode(rawValue: 11), purpose: .complaint, object: 3,
            reference: try AuditReference(text: "T-2026/17"))
        #expect(AuditFields(entry).entry == entry)
        let bare = AuditEntry(at: Instant(ms: 5), actor: actor, action: .login)
        #expect(AuditFields(bare).entry == bare)
    }

    @Test func `columns that no version wrote are no entry`() {
        var fields = AuditFields(AuditEntry(at: Instant(ms: 5), actor: .nobody, action: .login))
        fields.action = 9_999
        #expect(fields.entry == nil)
        fields.action = .max
        #expect(fields.entry == nil)
    }

    @Test(arguments: ["", "T-2026/17", "20260308_a.b", "abcdefghijklmnopqrstuvwxyz012345"])
    func `a ticket's number is a reference`(text: String) throws {
        #expect(try AuditReference(text: text).text == text)
    }

    @Test(arguments: [
        "13800138000", "11010519491231002X", "a 1", "张三", "a\u{0}", "line\n", "123456789",
        "abcdefghijklmnopqrstuvwxyz0123456",
    ])
    func `a phone, an ID number, a name and a sentence are none`(text: String) {
        #expect(throws: Refusal(.referenceInvalid)) { try AuditReference(text: text) }
    }
}
