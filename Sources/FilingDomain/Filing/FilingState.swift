// SPDX-License-Identifier: Apache-2.0

/// Where a filing stands.
///
/// Raw values are those of `filing.v1.FilingState`.
///
/// Source: domain.md section 6; the Chinese words are the article's.
package enum FilingState: Int32, Sendable, CaseIterable {
    case draft = 1
    case pending = 2
    case supplement = 3
    case approved = 4
    case rejected = 5
    case withdrawn = 6
    case lapsed = 7
    case revoked = 8

    /// The word the applicant is shown.
    package var word: Text {
        switch self {
        case .draft: Text(zh: "草稿", en: "draft")
        case .pending: Text(zh: "待审核", en: "pending review")
        case .supplement: Text(zh: "补充材料", en: "more material wanted")
        case .approved: Text(zh: "审核通过", en: "approved")
        case .rejected: Text(zh: "审核不通过", en: "rejected")
        case .withdrawn: Text(zh: "已撤回", en: "withdrawn")
        case .lapsed: Text(zh: "逾期失效", en: "lapsed")
        case .revoked: Text(zh: "已撤销", en: "revoked")
        }
    }

    /// Counts against "one live filing per person and exam".
    package var isLive: Bool {
        switch self {
        case .draft, .pending, .supplement, .approved: true
        case .rejected, .withdrawn, .lapsed, .revoked: false
        }
    }
}
