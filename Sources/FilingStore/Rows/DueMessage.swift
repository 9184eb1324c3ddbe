// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A text message that waits for its sending.
package struct DueMessage: Hashable, Sendable {
    /// Names it to `settle`.
    package let id: Int64
    /// Whose key its phone is sealed with; `.house` if the phone had no account.
    package let owner: AccountID
    /// To whom; nil for the sentence of a notice, which goes to the phone that its owner has when it
    /// is sent.
    package let phone: Sealed?
    /// The phone's blind index, 16 bytes.
    package let phoneIndex: [UInt8]
    /// What it says.
    package let content: TextMessage
    /// When it was written.
    package let createdAt: Instant
    /// How often it was tried.
    package let attempts: Int

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.integer()
        self.owner = try columns.id()
        let phone = try columns.sealed()
        self.phoneIndex = try columns.bytes()
        let kind: Int64 = try columns.integer()
        let nonce = try columns.bytesOrNil()
        let purpose: CodePurpose? = try columns.codeOrNil()
        let notice: TextMessage.Notice? = try columns.codeOrNil()
        self.createdAt = try columns.instant()
        self.attempts = try columns.number()
        let told: NoticeKind? = try columns.codeOrNil()
        let due = try columns.instantOrNil()
        let number = try FilingRow.numberOrNil(&columns)
        self.phone = kind == 3 ? nil : phone
        switch (kind, nonce, purpose, notice, told) {
        case (1, let nonce?, let purpose?, nil, nil):
            self.content = .code(nonce: nonce, purpose: purpose)
        case (2, nil, nil, let notice?, nil):
            self.content = .notice(notice)
        case (3, nil, nil, nil, let told?):
            self.content = .sentence(
                NoticeSentence(told, number: number?.text ?? "", due: due))
        default:
            throw StorageFault(.corrupt, "a stored message is of no kind")
        }
    }
}
