// SPDX-License-Identifier: Apache-2.0

/// A stable reason: what a program switches on, and what a person is told.
///
/// The registry is the union of the tables in `Reason+*.swift`; `proto/REASONS.md` is generated from
/// it. A token is never renamed and never reused.
package struct Reason: Hashable, Sendable {
    /// UPPER_SNAKE, at most 40 characters.
    package let token: String
    /// The status code that goes with it.
    package let code: RefusalCode
    /// What a program should do.
    package let retry: RetryRule
    /// One sentence: what is wrong.
    package let text: Text
    /// What to do next.
    package let hint: Text
    /// The keys of `Status.details`, empty if there are none.
    package let detailKeys: [String]

    init(
        _ token: String, _ code: RefusalCode, _ retry: RetryRule = .never, details: [String] = [],
        zh: String, en: String, hintZh: String, hintEn: String
    ) {
        self.token = token
        self.code = code
        self.retry = retry
        self.text = Text(zh: zh, en: en)
        self.hint = Text(zh: hintZh, en: hintEn)
        self.detailKeys = details
    }

    package static func == (left: Self, right: Self) -> Bool { left.token == right.token }

    package func hash(into hasher: inout Hasher) { hasher.combine(self.token) }

    /// Every reason there is, in the order of proto/REASONS.md.
    package static let registry: [Reason] =
        wireReasons + callReasons + accountReasons + profileReasons + eligibilityReasons
        + filingReasons + seatReasons + deadlineReasons
        + materialReasons + reviewReasons + supportReasons + auditReasons + rightsReasons
        + administrationReasons + receiptReasons + noticeReasons + registryReasons

    /// The reason of a token that came over the wire; nil if this version does not know it.
    package static func named(_ token: String) -> Reason? { Self.byToken[token] }

    private static let byToken = Dictionary(
        Self.registry.map { ($0.token, $0) }, uniquingKeysWith: { first, _ in first })
}

/// A sentence in both languages of the service.
package struct Text: Hashable, Sendable {
    /// Chinese.
    package let zh: String
    /// English.
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The sentence in one language.
    package subscript(language: Language) -> String {
        switch language {
        case .zh: self.zh
        case .en: self.en
        }
    }
}

/// The languages of the service.
package enum Language: String, Sendable, CaseIterable {
    case zh
    case en
}
