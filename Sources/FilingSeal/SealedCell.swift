// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// One place in the database that holds sealed bytes: what stands there opens nowhere else.
package struct SealedCell: Hashable, Sendable {
    /// Table and column.
    package let column: Column
    /// Whose row it is; `.house` for nobody's.
    package let account: AccountID
    /// The row's key, as bytes of a fixed form for each column.
    let row: [UInt8]

    /// The columns that hold sealed bytes.
    ///
    /// Raw values are authenticated with what is sealed: never rename.
    package enum Column: String, Sendable, CaseIterable {
        case accountPhone = "account.phone"
        case accountCredential = "account.credential"
        case factorSecret = "staff_factor.secret"
        case profileIdentity = "profile.identity"
        case profileEducation = "profile.education"
        case profileWork = "profile.work"
        case filingWords = "filing.words"
        case historyWords = "history.words"
        case secondLookDecision = "second_look.decision"
        case handoverWords = "handover.words"
        case messagePhone = "message.phone"
        case phoneChangeWords = "phone_change.words"
        case disputeWords = "dispute.words"
        case disputeDecision = "dispute.decision"
        case eventEvidence = "account_event.evidence"
        case eligibilityAnswer = "eligibility.answer"
        case eligibilityFacts = "eligibility.facts"
        case consultationWords = "consultation_message.words"
        case ticketWords = "ticket.words"
        case ticketReportWords = "ticket_report.words"
        case reply = "idempotency.reply"
    }

    /// A cell of a row that the account itself names.
    package init(_ column: Column, of account: AccountID) {
        self.init(column, of: account, key: [])
    }

    /// A cell of a row that a number names, and a second one within it.
    package init(_ column: Column, of account: AccountID, row: Int64, _ second: Int64 = 0) {
        self.init(column, of: account, key: BigEndian.bytes(row) + BigEndian.bytes(second))
    }

    /// A cell of a row that bytes name.
    package init(_ column: Column, of account: AccountID, key: [UInt8]) {
        self.column = column
        self.account = account
        self.row = key
    }

    /// Length (2 bytes) and name of the column, account (8), row.
    ///
    /// The length in front keeps names and rows apart.
    var context: [UInt8] {
        let name = Array(self.column.rawValue.utf8)
        return BigEndian.bytes(UInt16(truncatingIfNeeded: name.count)) + name
            + BigEndian.bytes(self.account.rawValue) + self.row
    }
}
