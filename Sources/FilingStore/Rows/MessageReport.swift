// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What became of a text message, for operator and support.
package struct MessageReport: Hashable, Sendable {
    /// Counts messages.
    package let id: Int64
    /// Whose key its phone is sealed with; `.house` if the phone had no account.
    package let owner: AccountID
    /// To whom; nil for the sentence of a notice, which went to its owner's phone.
    package let phone: Sealed?
    /// What the code was for; nil for a notice.
    package let purpose: CodePurpose?
    /// Which notice of the account; nil for a code, and for what is told in the system as well.
    package let notice: TextMessage.Notice?
    /// When it was written.
    package let createdAt: Instant
    /// Where it stands.
    package let state: MessageState
    /// How often it was tried.
    package let attempts: Int
    /// When it is tried next, if it waits.
    package let nextAt: Instant
    /// The network's last word against it; nil if there was none.
    package let fault: String?

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.integer()
        self.owner = try columns.id()
        let phone = try columns.sealed()
        self.phone = try columns.integer() == 3 ? nil : phone
        self.purpose = try columns.codeOrNil()
        self.notice = try columns.codeOrNil()
        self.createdAt = try columns.instant()
        self.state = try columns.code()
        self.attempts = try columns.number()
        self.nextAt = try columns.instant()
        self.fault = try columns.textOrNil()
    }

    /// `waiting`, `retrying`, `handed-over`, `given-up`.
    package var token: String { Self.token(of: self.state, attempts: Int64(self.attempts)) }

    static func token(of state: MessageState, attempts: Int64) -> String {
        switch state {
        case .waiting: attempts == 0 ? "waiting" : "retrying"
        case .handedOver: "handed-over"
        case .givenUp: "given-up"
        case .withheld: "withheld"
        }
    }
}
