// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What was written down about an account, oldest first, a page at a time.
extension Snapshot {
    /// What was done to an account.
    package func events(
        of account: AccountID, after: Int64, limit: Int
    ) throws -> [AccountEventRecord] {
        try self.all(
            .accountEventsAfter, Self.page(account, after, limit)
        ) { try AccountEventRecord(&$0) }
    }

    /// What was sent to a phone; withheld messages were not.
    ///
    /// - Parameter index: the phone's blind index, 16 bytes.
    package func messages(
        toPhoneIndex index: [UInt8], after: Int64, limit: Int
    ) throws -> [MessageReport] {
        try self.all(
            .messagesToPhoneAfter,
            ["phone_index": .bytes(index), "after": .integer(after), "limit": .count(limit)]
        ) { try MessageReport(&$0) }
    }

    /// The changes of an account's phone, whatever became of them.
    package func phoneChanges(
        of account: AccountID, after: Int64, limit: Int
    ) throws -> [PhoneChange] {
        try self.all(
            .phoneChangesAfter, Self.page(account, after, limit), PhoneChangeRow.change)
    }

    /// The disputes that an account opened, with what became of each.
    package func disputes(
        of account: AccountID, after: Int64, limit: Int
    ) throws -> [OwnDispute] {
        try self.all(.disputesAfter, Self.page(account, after, limit)) { try OwnDispute(&$0) }
    }

    private static func page(
        _ account: AccountID, _ after: Int64, _ limit: Int
    ) -> SQLArguments {
        ["account_id": .id(account), "after": .integer(after), "limit": .count(limit)]
    }
}

/// A dispute as its claimant sees it.
package struct OwnDispute: Hashable, Sendable {
    package let dispute: DisputeRecord
    /// Nil while it is open.
    package let outcome: Dispute.Outcome?

    init(_ columns: inout Columns) throws(StorageFault) {
        self.dispute = try DisputeRecord(&columns)
        let state: Int32 = try columns.number()
        self.outcome = Dispute.Outcome(rawValue: state)
    }
}
