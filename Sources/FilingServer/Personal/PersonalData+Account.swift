// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// Accounts with what is sealed about them.
extension PersonalData {
    /// An account's phone; nil if it has none.
    func phone(of account: AccountID, in snapshot: Snapshot) throws -> PhoneNumber? {
        guard let record = try snapshot.account(account) else { return nil }
        return try self.phone(of: record, in: snapshot)
    }

    /// An account's phone; nil if it has none.
    func phone(of record: AccountRecord, in snapshot: Snapshot) throws -> PhoneNumber? {
        guard record.phone != nil else { return nil }
        return try self.key(of: record.id, in: snapshot).phone(of: record)
    }

    /// Writes down what was done to an account.
    ///
    /// - Parameters:
    ///   - by: the member of staff who did it; nil for the owner and for the service itself.
    ///   - evidence: what was looked at; empty for nothing.
    func note(
        _ action: AccountAction, on account: AccountID, by: AccountID? = nil,
        evidence: String = "", at now: Instant, in transaction: Transaction
    ) throws {
        let id = try transaction.nextEventID()
        let sealed =
            evidence.isEmpty
            ? nil
            : try self.key(of: account, in: transaction).sealed(evidence: evidence, ofEvent: id)
        try transaction.add(
            AccountEventRecord(id: id, at: now, action: action, by: by, evidence: sealed),
            to: account)
    }

    /// Queues a text message; a worker sends it after the commit.
    ///
    /// - Parameters:
    ///   - owner: whose phone it is as far as anybody knows; nil for nobody's.
    ///   - source: who asked for it; nil for what nobody asked for.
    func queue(
        _ content: TextMessage, to phone: PhoneNumber, phoneIndex: [UInt8], of owner: AccountID?,
        source: [UInt8]?, at now: Instant, in transaction: Transaction
    ) throws {
        let id = try transaction.nextMessageID()
        let key = try self.keyOrHouse(of: owner, in: transaction)
        try transaction.insert(
            NewMessage(
                id: id, owner: key.account, phone: key.sealed(phone, ofMessage: id),
                phoneIndex: phoneIndex, source: source, content: content, createdAt: now))
    }
}
