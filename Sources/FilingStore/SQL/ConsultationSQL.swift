// SPDX-License-Identifier: Apache-2.0

// Consultation: threads and their messages. The columns of the first four are those of
// `ConsultationRecord`.
extension Statement {
    /// Zero rows: no such thread, or another person's.
    static let consultationOfOwner = Statement(
        """
        SELECT c.consultation_id, c.account_id, c.region, c.filing_id, c.state, c.opened_ms,
            c.changed_ms, c.messages, f.number_region, f.number_digits
        FROM consultation AS c
        LEFT JOIN filing AS f ON f.filing_id = c.filing_id
        WHERE c.consultation_id = :consultation_id AND c.account_id = :account_id
        """)

    /// Zero rows: no such thread, or another region's.
    static let consultationInRegion = Statement(
        """
        SELECT c.consultation_id, c.account_id, c.region, c.filing_id, c.state, c.opened_ms,
            c.changed_ms, c.messages, f.number_region, f.number_digits
        FROM consultation AS c
        LEFT JOIN filing AS f ON f.filing_id = c.filing_id
        WHERE c.consultation_id = :consultation_id AND c.region = :region
        """)

    /// Zero rows: the person has asked nothing (that waits) before that one.
    static let consultationsOfOwner = Statement(
        """
        SELECT c.consultation_id, c.account_id, c.region, c.filing_id, c.state, c.opened_ms,
            c.changed_ms, c.messages, f.number_region, f.number_digits
        FROM consultation AS c
        LEFT JOIN filing AS f ON f.filing_id = c.filing_id
        WHERE c.account_id = :account_id
            AND c.consultation_id < :before
            AND (:waiting_only = 0 OR c.state = 1)
        ORDER BY c.consultation_id DESC
        LIMIT :limit
        """)

    /// Zero rows: nothing is open (and waits) in the region after that one.
    static let consultationsInRegion = Statement(
        """
        SELECT c.consultation_id, c.account_id, c.region, c.filing_id, c.state, c.opened_ms,
            c.changed_ms, c.messages, f.number_region, f.number_digits
        FROM consultation AS c
        LEFT JOIN filing AS f ON f.filing_id = c.filing_id
        WHERE c.region = :region
            AND c.state <> 3
            AND c.consultation_id > :after
            AND (:waiting_only = 0 OR c.state = 1)
        ORDER BY c.consultation_id
        LIMIT :limit
        """)

    /// Always one row.
    static let consultationsOpen = Statement(
        """
        SELECT COUNT(*)
        FROM consultation
        WHERE account_id = :account_id AND state <> 3
        """)

    /// Changes one row.
    static let consultationInsert = Statement(
        """
        INSERT INTO consultation (
            consultation_id, account_id, region, filing_id, state, opened_ms, changed_ms, messages)
        VALUES (
            :consultation_id, :account_id, :region, :filing_id, :state, :opened_ms, :changed_ms,
            :messages)
        """)

    /// Changes no row: no such thread.
    static let consultationSave = Statement(
        """
        UPDATE consultation
        SET state = :state, changed_ms = :changed_ms, messages = :messages
        WHERE consultation_id = :consultation_id
        """)

    /// Changes one row.
    static let consultationMessageInsert = Statement(
        """
        INSERT INTO consultation_message (
            message_id, consultation_id, author_id, role, at_ms, words)
        VALUES (:message_id, :consultation_id, :author_id, :role, :at_ms, :words)
        """)

    /// Zero rows: no such thread.
    static let consultationMessages = Statement(
        """
        SELECT message_id, role, at_ms, words
        FROM consultation_message
        WHERE consultation_id = :consultation_id
        ORDER BY message_id
        LIMIT :limit
        """)

    /// Zero rows: the person has written nothing.
    static let consultationWritten = Statement(
        """
        SELECT at_ms
        FROM consultation_message
        WHERE author_id = :account_id
        ORDER BY message_id DESC
        LIMIT :limit
        """)
}
