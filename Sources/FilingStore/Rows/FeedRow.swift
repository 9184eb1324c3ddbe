// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A record of the registration system's feed.
package struct FeedRow: Hashable, Sendable {
    /// Its place: later decisions have higher ones.
    package let place: FeedID
    /// The filing's revision that the decision made.
    package let revision: Revision
    package let change: FeedChange
    /// When it was decided.
    package let at: Instant
    /// Of a revocation.
    package let reasons: [ReviewReason]
    /// The approval that it is, or that falls.
    package let approval: Approval
    /// Nil while the receiver has not said what it did.
    package let verdict: FeedVerdict?
    package let filing: FilingID
    package let number: FilingNumber
    package let owner: AccountID
    package let exam: ExamCode
    package let level: Level
    package let region: RegionCode

    /// When a filing was approved.
    package struct Approval: Hashable, Sendable {
        package let revision: Revision
        package let at: Instant
    }

    init(_ columns: inout Columns) throws {
        self.place = try columns.id()
        self.revision = try columns.revision()
        self.change = try columns.code()
        self.at = try columns.instant()
        self.reasons = HistoryRecord.reasons(of: try columns.integer())
        self.approval = Approval(revision: try columns.revision(), at: try columns.instant())
        let kind: FeedVerdict.Kind? = try columns.codeOrNil()
        let reason = try columns.textOrNil()
        self.verdict = kind.map { FeedVerdict(stored: $0, reason: reason ?? "") }
        self.filing = try columns.id()
        self.number = try FilingRow.number(&columns)
        self.owner = try columns.id()
        self.exam = ExamCode(rawValue: try columns.text())
        self.level = try columns.code()
        self.region = try columns.region()
    }
}
