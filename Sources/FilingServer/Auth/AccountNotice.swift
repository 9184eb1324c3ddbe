// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore

/// Tells an account's owner by text message what happened to it.
struct AccountNotice {
    let notice: TextMessage.Notice

    static let accountLocked = AccountNotice(notice: .accountLocked)
    static let passwordSet = AccountNotice(notice: .passwordSet)

    /// Queues the message to the account's phone; nothing for an account without one.
    func send(
        to account: AccountID, in transaction: Transaction, keys: ServerKeys,
        _ personal: PersonalData, at now: Instant
    ) throws {
        guard let phone = try personal.phone(of: account, in: transaction) else { return }
        try Self.send(
            self.notice, to: phone, of: account, in: transaction, keys: keys, personal, at: now)
    }

    /// Queues a message to a phone of an account.
    static func send(
        _ notice: TextMessage.Notice, to phone: PhoneNumber, of account: AccountID,
        in transaction: Transaction, keys: ServerKeys, _ personal: PersonalData, at now: Instant
    ) throws {
        try personal.queue(
            .notice(notice), to: phone,
            phoneIndex: BlindIndex(of: phone.text, field: .phone, keys: keys).bytes, of: account,
            source: nil, at: now, in: transaction)
    }
}
