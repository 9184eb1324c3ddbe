// SPDX-License-Identifier: Apache-2.0

// What was written down about an account, oldest first, a page at a time.
extension Statement {
    /// Zero rows: nothing more was done to the account.
    static let accountEventsAfter = Statement(
        """
        SELECT event_id, at_ms, action, by_id, evidence
        FROM account_event
        WHERE account_id = :account_id AND event_id > :after
        ORDER BY event_id
        LIMIT :limit
        """)

    /// Zero rows: nothing more was sent to the phone.
    static let messagesToPhoneAfter = Statement(
        """
        SELECT message_id, owner_id, phone, kind, purpose, notice, created_ms, state, attempts,
            next_ms, fault
        FROM message
        WHERE phone_index = :phone_index AND message_id > :after AND state <> 4
        ORDER BY message_id
        LIMIT :limit
        """)

    /// Zero rows: no more changes of the account's phone.
    static let phoneChangesAfter = Statement(
        """
        SELECT change_id, account_id, proposed_by, proposed_ms, words, state, effective_ms
        FROM phone_change
        WHERE account_id = :account_id AND change_id > :after
        ORDER BY change_id
        LIMIT :limit
        """)

    /// Zero rows: the account opened no more disputes.
    static let disputesAfter = Statement(
        """
        SELECT dispute_id, account_id, words, opened_ms, state
        FROM dispute
        WHERE account_id = :account_id AND dispute_id > :after
        ORDER BY dispute_id
        LIMIT :limit
        """)
}
