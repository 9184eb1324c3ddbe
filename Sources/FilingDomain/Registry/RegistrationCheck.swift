// SPDX-License-Identifier: Apache-2.0

/// Whether a person may register for an exam at a level, and why.
///
/// Anything but 审核通过 means no. Source: domain.md section 11.
package struct RegistrationCheck: Hashable, Sendable {
    /// Raw values are those of `filing.v1.CheckVerdict`.
    package enum Verdict: Int32, Sendable, CaseIterable {
        case approved = 1
        case personUnknown = 2
        case notFiled = 3
        case otherLevel = 4
        case notApproved = 5
    }

    package let verdict: Verdict
    /// What the verdict is about; nil if the person handed nothing in.
    package let filing: Filing?

    /// No account has the ID number.
    package static let personUnknown = RegistrationCheck(verdict: .personUnknown, filing: nil)

    private init(verdict: Verdict, filing: Filing?) {
        self.verdict = verdict
        self.filing = filing
    }

    /// Judges by the newest filing that was handed in; a draft is nobody's business.
    ///
    /// - Parameter filings: the person's, newest first: a later one takes the place of an earlier.
    package init(of filings: [Filing], for level: Level, in exam: ExamCode) {
        let newest = filings.first {
            $0.exam == exam && $0.submittedAt != nil && $0.state != .draft
        }
        guard let newest else {
            self.init(verdict: .notFiled, filing: nil)
            return
        }
        guard newest.level == level else {
            self.init(verdict: .otherLevel, filing: newest)
            return
        }
        self.init(verdict: newest.state == .approved ? .approved : .notApproved, filing: newest)
    }
}
