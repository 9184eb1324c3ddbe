// SPDX-License-Identifier: Apache-2.0

// Changes of lost phones.
extension Statement {
    /// Zero rows: none is under way for the account.
    static let phoneChangeOpenOf = Statement(
        """
        SELECT change_id, account_id, proposed_by, proposed_ms, words, state, effective_ms
        FROM phone_change
        WHERE account_id = :account_id AND state IN (1, 2)
        """)

    /// Zero rows: nobody moves to this phone.
    static let phoneChangeApprovedTo = Statement(
        """
        SELECT change_id, account_id, proposed_by, proposed_ms, words, state, effective_ms
        FROM phone_change
        WHERE phone_index = :phone_index AND state = 2
        ORDER BY effective_ms
        LIMIT 1
        """)

    /// Zero rows: none is under way in the region.
    static let phoneChangesOpen = Statement(
        """
        SELECT change_id, account_id, proposed_by, proposed_ms, words, state, effective_ms
        FROM phone_change
        WHERE region = :region AND state IN (1, 2)
        ORDER BY change_id
        LIMIT :limit
        """)

    /// Zero rows: none has its time.
    static let phoneChangesDue = Statement(
        """
        SELECT change_id, account_id, proposed_by, proposed_ms, words, state, effective_ms
        FROM phone_change
        WHERE state = 2 AND effective_ms <= :now_ms
        ORDER BY change_id
        LIMIT :limit
        """)

    /// Changes no row: one is under way for the account.
    static let phoneChangeInsert = Statement(
        """
        INSERT INTO phone_change (
            change_id, account_id, words, phone_index, region, proposed_by, proposed_ms, state)
        VALUES (
            :change_id, :account_id, :words, :phone_index, :region, :proposed_by, :proposed_ms, 1)
        ON CONFLICT DO NOTHING
        """)

    /// Changes no row: it does not wait for approval.
    static let phoneChangeApprove = Statement(
        """
        UPDATE phone_change
        SET state = 2, approved_by = :approved_by, effective_ms = :effective_ms
        WHERE change_id = :change_id AND state = 1
        """)

    /// Changes no row: it has ended.
    static let phoneChangeEnd = Statement(
        """
        UPDATE phone_change
        SET state = :state
        WHERE change_id = :change_id AND state IN (1, 2)
        """)

    /// Changes no row: another account has the phone.
    static let accountSetPhone = Statement(
        """
        UPDATE account
        SET phone = :phone, phone_index = :phone_index
        WHERE account_id = :account_id AND NOT EXISTS (
            SELECT 1
            FROM account AS other
            WHERE other.phone_index = :phone_index AND other.account_id <> :account_id)
        """)
}
