// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A text message that waits for its sending.
package struct DueMessage: Hashable, Sendable {
    /// Names it to `settle`.
    package let id: Int64
    /// Whose key its phone is sealed with; `.house` if the phone had no account.
    package let owner: AccountID
    /// To whom.
    package let phone: Sealed
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
        self.phone = try columns.sealed()
        self.phoneIndex = try columns.bytes()
        let kind: Int64 = try columns.integer()
        let nonce = try columns.bytesOrNil()
        let purpose: CodePurpose? = try columns.codeOrNil()
        let notice: TextMessage.Notice? = try columns.codeOrNil()
        switch (kind, nonce, purpose, notice) {
        case (1, let nonce?, let purpose?, nil):
            self.content = .code(nonce: nonce, purpose: purpose)
        case (2, nil, nil, let notice?):
            self.content = .notice(notice)
        default:
            throw StorageFault(.corrupt, "a stored message is neither code nor notice")
        }
        self.createdAt = try columns.instant()
        self.attempts = try columns.number()
    }
}
