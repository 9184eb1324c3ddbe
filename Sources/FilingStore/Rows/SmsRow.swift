// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Reads the rows about text messages, in the order of the statements in `SmsSQL.swift`.
enum SmsRow {
    static func challenge(
        for purpose: CodePurpose, _ columns: inout Columns
    ) throws(StorageFault) -> SmsChallenge {
        SmsChallenge(
            phone: try Self.phone(&columns), purpose: purpose, nonce: try columns.bytes(),
            madeAt: try columns.instant(), lastSentAt: try columns.instant(),
            wrongEntries: try columns.number(), usedAt: try columns.instantOrNil())
    }

    static func phone(_ columns: inout Columns) throws(StorageFault) -> PhoneNumber {
        let text = try columns.text()
        do {
            return try PhoneNumber(text: text)
        } catch {
            throw StorageFault(.corrupt, "a stored phone number is not one")
        }
    }
}

/// A text message to be sent after the commit that wrote it.
package struct OutboxMessage: Hashable, Sendable {
    /// To whom.
    package let phone: PhoneNumber
    /// What the code in it is derived from.
    package let nonce: [UInt8]
    /// What the code is for.
    package let purpose: CodePurpose
    /// When it was written.
    package let createdAt: Instant

    package init(phone: PhoneNumber, nonce: [UInt8], purpose: CodePurpose, createdAt: Instant) {
        self.phone = phone
        self.nonce = nonce
        self.purpose = purpose
        self.createdAt = createdAt
    }

    /// A message that waits, and its row.
    package struct Waiting: Hashable, Sendable {
        /// Names it to `markSent`.
        package let id: Int64
        /// The message.
        package let message: OutboxMessage

        init(_ columns: inout Columns) throws(StorageFault) {
            self.id = try columns.integer()
            self.message = OutboxMessage(
                phone: try SmsRow.phone(&columns), nonce: try columns.bytes(),
                purpose: try columns.code(), createdAt: try columns.instant())
        }
    }
}
