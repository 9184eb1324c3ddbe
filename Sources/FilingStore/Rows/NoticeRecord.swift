// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A notice as its owner reads it.
package struct NoticeRecord: Hashable, Sendable {
    /// Which.
    package let id: NoticeID
    /// What it tells.
    package let kind: NoticeKind
    /// When that happened.
    package let at: Instant
    /// The consultation it is about.
    package let consultation: ConsultationID?
    /// When a supplement is due, as far as it was known.
    package let due: Instant?
    /// When it was marked as read.
    package let readAt: Instant?
    /// The number of the filing it is about.
    package let number: FilingNumber?
    /// What became of its text message, as `MessageReport.token`; nil if there is none, or not any
    /// more.
    package let textMessage: String?

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.id()
        self.kind = try columns.code()
        self.at = try columns.instant()
        self.consultation = try columns.idOrNil()
        self.due = try columns.instantOrNil()
        self.readAt = try columns.instantOrNil()
        self.number = try FilingRow.numberOrNil(&columns)
        let state: MessageState? = try columns.codeOrNil()
        let attempts = try columns.integerOrNil()
        self.textMessage = state.map { MessageReport.token(of: $0, attempts: attempts ?? 0) }
    }
}
