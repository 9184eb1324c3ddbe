// SPDX-License-Identifier: Apache-2.0

// SMS challenges.
extension Statement {
    /// Zero rows: no code was ever asked for.
    static let challengeGet = Statement(
        """
        SELECT nonce, made_ms, last_sent_ms, wrong_entries, last_wrong_ms, used_ms
        FROM sms_challenge
        WHERE phone_index = :phone_index AND purpose = :purpose
        """)

    /// Changes one row.
    static let challengePut = Statement(
        """
        INSERT INTO sms_challenge (
            phone_index, purpose, nonce, made_ms, last_sent_ms, wrong_entries,
            last_wrong_ms, used_ms)
        VALUES (
            :phone_index, :purpose, :nonce, :made_ms, :last_sent_ms, :wrong_entries,
            :last_wrong_ms, :used_ms)
        ON CONFLICT (phone_index, purpose) DO UPDATE
        SET nonce = excluded.nonce,
            made_ms = excluded.made_ms,
            last_sent_ms = excluded.last_sent_ms,
            wrong_entries = excluded.wrong_entries,
            last_wrong_ms = excluded.last_wrong_ms,
            used_ms = excluded.used_ms
        """)
}
