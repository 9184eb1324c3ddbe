// SPDX-License-Identifier: Apache-2.0

/// What a reviewer is warned of.
///
/// A flag decides nothing. Raw values are those of `filing.v1.ReviewFlag`, and are stored as bits. A missing seal is not
/// among them: only a person can see it.
///
/// Source: domain.md sections 3, 4, 5, 6 and 7.
package enum ReviewFlag: Int32, Sendable, CaseIterable {
    /// Another person handed the same bytes in.
    case sameFile = 1
    /// The number of a certificate does not fit the form.
    case numberMismatch = 2
    /// The applicant insisted on a scan that seemed blank or blurred.
    case scanDoubt = 3
    /// Filed with a note although the pre-check says no.
    case eligibilityDoubt = 4
    /// The real-name check left it to a person.
    case identityUnconfirmed = 5
    /// A filing of this person for this exam was rejected before.
    case refiled = 6

    /// The token used on the command line: `same-file`.
    package var token: String {
        switch self {
        case .sameFile: "same-file"
        case .numberMismatch: "number-mismatch"
        case .scanDoubt: "scan-doubt"
        case .eligibilityDoubt: "eligibility-doubt"
        case .identityUnconfirmed: "identity-unconfirmed"
        case .refiled: "refiled"
        }
    }

    /// What reviewers call it.
    package var label: Text {
        switch self {
        case .sameFile: Text(zh: "与他人文件相同", en: "same file as another person's")
        case .numberMismatch: Text(zh: "证书编号存疑", en: "certificate number does not fit")
        case .scanDoubt: Text(zh: "扫描件存疑", en: "doubtful scan")
        case .eligibilityDoubt: Text(zh: "报考条件存疑", en: "pre-check says no")
        case .identityUnconfirmed: Text(zh: "身份待核", en: "identity not confirmed")
        case .refiled: Text(zh: "驳回后重报", en: "filed again after a rejection")
        }
    }
}
