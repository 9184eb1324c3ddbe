// SPDX-License-Identifier: Apache-2.0

// Text messages: the outbox, and what became of each.
extension Statement {
    /// Changes one row.
    static let messageInsert = Statement(
        """
        INSERT INTO message (
            message_id, owner_id, phone, phone_index, source, kind, nonce, purpose, notice, created_ms,
            state, attempts, next_ms)
        VALUES (
            :message_id, :owner_id, :phone, :phone_index, :source, :kind, :nonce, :purpose,
            :notice, :created_ms, :state, 0, :created_ms)
        """)

    /// Zero rows: no code is due.
    static let codesDue = Statement(
        """
        SELECT m.message_id, m.owner_id, m.phone, m.phone_index, m.kind, m.nonce, m.purpose,
            m.notice, m.created_ms, m.attempts, n.kind, n.due_ms, f.number_region,
            f.number_digits
        FROM message AS m
        LEFT JOIN notice AS n ON n.message_id = m.message_id
        LEFT JOIN filing AS f ON f.filing_id = n.filing_id
        WHERE m.state = 1 AND m.kind = 1 AND m.next_ms <= :now_ms
        ORDER BY m.next_ms, m.message_id
        LIMIT :limit
        """)

    /// Zero rows: nothing but codes is due.
    static let messagesDue = Statement(
        """
        SELECT m.message_id, m.owner_id, m.phone, m.phone_index, m.kind, m.nonce, m.purpose,
            m.notice, m.created_ms, m.attempts, n.kind, n.due_ms, f.number_region,
            f.number_digits
        FROM message AS m
        LEFT JOIN notice AS n ON n.message_id = m.message_id
        LEFT JOIN filing AS f ON f.filing_id = n.filing_id
        WHERE m.state = 1 AND m.kind <> 1 AND m.next_ms <= :now_ms
        ORDER BY m.next_ms, m.message_id
        LIMIT :limit
        """)

    /// Changes no row: it was settled before.
    static let messageSettle = Statement(
        """
        UPDATE message
        SET state = :state, attempts = attempts + 1, next_ms = :next_ms, fault = :fault
        WHERE message_id = :message_id AND state = 1
        """)

    /// Zero rows: the phone was never sent a code.
    static let codesToPhone = Statement(
        """
        SELECT created_ms
        FROM message
        WHERE phone_index = :phone_index AND kind = 1
        ORDER BY message_id DESC
        LIMIT :limit
        """)

    /// Zero rows: the address never asked for a code.
    static let codesFromSource = Statement(
        """
        SELECT created_ms
        FROM message
        WHERE source = :source
        ORDER BY message_id DESC
        LIMIT :limit
        """)

    /// Zero rows: nothing was ever sent to the phone.
    static let messageLastToPhone = Statement(
        """
        SELECT message_id, owner_id, phone, kind, purpose, notice, created_ms, state, attempts, next_ms, fault
        FROM message
        WHERE phone_index = :phone_index AND state <> 4
        ORDER BY message_id DESC
        LIMIT 1
        """)

    /// Zero rows: no message was ever made.
    static let messagesNewest = Statement(
        """
        SELECT message_id, owner_id, phone, kind, purpose, notice, created_ms, state, attempts, next_ms, fault
        FROM message
        WHERE state <> 4
        ORDER BY message_id DESC
        LIMIT :limit
        """)

    /// Changes no row: nothing to tidy.
    static let messageSweep = Statement(
        """
        DELETE FROM message
        WHERE message_id IN (
            SELECT message_id
            FROM (
                SELECT message_id, created_ms, state
                FROM message
                ORDER BY message_id
                LIMIT :limit) AS oldest
            WHERE oldest.created_ms <= :created_until_ms AND oldest.state <> 1)
        """)
}
