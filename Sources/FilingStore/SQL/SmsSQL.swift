// SPDX-License-Identifier: Apache-2.0

// SMS challenges and the outbox.
extension Statement {
    /// Zero rows: no code was ever asked for.
    static let challengeGet = Statement(
        """
        SELECT phone, nonce, made_ms, last_sent_ms, wrong_entries, used_ms
        FROM sms_challenge
        WHERE phone_index = :phone_index AND purpose = :purpose
        """)

    /// Changes one row.
    static let challengePut = Statement(
        """
        INSERT INTO sms_challenge (
            phone_index, purpose, phone, nonce, made_ms, last_sent_ms, wrong_entries, used_ms)
        VALUES (
            :phone_index, :purpose, :phone, :nonce, :made_ms, :last_sent_ms, :wrong_entries,
            :used_ms)
        ON CONFLICT (phone_index, purpose) DO UPDATE
        SET nonce = excluded.nonce,
            made_ms = excluded.made_ms,
            last_sent_ms = excluded.last_sent_ms,
            wrong_entries = excluded.wrong_entries,
            used_ms = excluded.used_ms
        """)

    /// Changes one row.
    static let outboxInsert = Statement(
        """
        INSERT INTO outbox (outbox_id, phone, nonce, purpose, created_ms)
        VALUES (:outbox_id, :phone, :nonce, :purpose, :created_ms)
        """)

    /// Zero rows: everything is sent.
    static let outboxUnsent = Statement(
        """
        SELECT outbox_id, phone, nonce, purpose, created_ms
        FROM outbox
        WHERE sent_ms IS NULL
        ORDER BY outbox_id
        LIMIT :limit
        """)

    /// Changes no row: somebody marked it before.
    static let outboxMarkSent = Statement(
        """
        UPDATE outbox
        SET sent_ms = :sent_ms
        WHERE outbox_id = :outbox_id AND sent_ms IS NULL
        """)
}
