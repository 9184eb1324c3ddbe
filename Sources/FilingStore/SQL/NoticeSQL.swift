// SPDX-License-Identifier: Apache-2.0

// Notices, and the reminders that wait for their time.
extension Statement {
    /// Changes no row: this revision, with this deadline, was told of before.
    static let noticeInsert = Statement(
        """
        INSERT INTO notice (
            notice_id, account_id, kind, filing_id, revision, consultation_id, due_ms, at_ms)
        VALUES (
            :notice_id, :account_id, :kind, :filing_id, :revision, :consultation_id, :due_ms,
            :at_ms)
        ON CONFLICT (filing_id, revision, kind, coalesce(due_ms, 0)) WHERE revision IS NOT NULL
            DO NOTHING
        """)

    /// Changes no row: the account has no phone, or was written to often enough.
    ///
    /// Often enough: its newest `limit` notices, this one with them, are all later than a moment; 0
    /// stands for any number.
    /// `kind` 3 is the words of a notice. It holds no phone: it goes to the one that the account has
    /// when it is sent.
    static let noticeMessageInsert = Statement(
        """
        INSERT INTO message (
            message_id, owner_id, phone, phone_index, kind, created_ms, state, attempts, next_ms)
        SELECT :message_id, account_id, :nothing, phone_index, 3, :at_ms, :state, 0, :at_ms
        FROM account
        WHERE account_id = :account_id
            AND phone_index IS NOT NULL
            AND (:limit = 0 OR (
                SELECT COUNT(*)
                FROM (
                    SELECT at_ms
                    FROM notice
                    WHERE account_id = :account_id
                    ORDER BY notice_id DESC
                    LIMIT :limit) AS newest
                WHERE newest.at_ms > :since_ms) < :limit)
        """)

    /// Changes one row.
    static let noticeSetMessage = Statement(
        """
        UPDATE notice
        SET message_id = :message_id
        WHERE notice_id = :notice_id
        """)

    /// Zero rows: nothing (unread) before that one.
    ///
    /// 0 stands for "read ones too".
    static let noticesOf = Statement(
        """
        SELECT n.notice_id, n.kind, n.at_ms, n.consultation_id, n.due_ms, n.read_ms,
            f.number_region, f.number_digits, m.state, m.attempts
        FROM notice AS n
        LEFT JOIN filing AS f ON f.filing_id = n.filing_id
        LEFT JOIN message AS m ON m.message_id = n.message_id
        WHERE n.account_id = :account_id
            AND n.notice_id < :before
            AND (:unread_only = 0 OR n.read_ms IS NULL)
        ORDER BY n.notice_id DESC
        LIMIT :limit
        """)

    /// Always one row.
    static let noticesUnread = Statement(
        """
        SELECT COUNT(*)
        FROM (
            SELECT 1
            FROM notice
            WHERE account_id = :account_id AND read_ms IS NULL
            LIMIT :limit) AS unread
        """)

    /// Changes no row: it is read, somebody else's, or not there.
    static let noticeRead = Statement(
        """
        UPDATE notice
        SET read_ms = :read_ms
        WHERE notice_id = :notice_id AND account_id = :account_id AND read_ms IS NULL
        """)

    /// Changes no row: none up to that one is unread.
    static let noticesReadUpTo = Statement(
        """
        UPDATE notice
        SET read_ms = :read_ms
        WHERE account_id = :account_id AND notice_id <= :up_to AND read_ms IS NULL
        """)

    /// Changes no row: it is written down already.
    static let noticeDueInsert = Statement(
        """
        INSERT INTO notice_due (filing_id, revision, kind, asked_ms, at_ms, rests)
        VALUES (:filing_id, :revision, :kind, :asked_ms, :at_ms, :rests)
        ON CONFLICT (filing_id, revision, kind) DO NOTHING
        """)

    /// Zero rows: no reminder's time has come.
    static let noticesDue = Statement(
        """
        SELECT filing_id, revision, asked_ms, kind, at_ms, rests
        FROM notice_due
        WHERE at_ms <= :now_ms
        ORDER BY at_ms, filing_id, revision, kind
        LIMIT :limit
        """)

    /// Zero rows: no reminder waits.
    static let noticeDueNext = Statement(
        """
        SELECT at_ms
        FROM notice_due
        ORDER BY at_ms
        LIMIT 1
        """)

    /// Changes no row: somebody took it first.
    static let noticeDueTake = Statement(
        """
        DELETE FROM notice_due
        WHERE filing_id = :filing_id
            AND revision = :revision
            AND kind = :kind
            AND at_ms = :was_ms
        """)

    /// Changes no row: somebody took it first.
    static let noticeDueMove = Statement(
        """
        UPDATE notice_due
        SET at_ms = :at_ms, rests = :rests
        WHERE filing_id = :filing_id
            AND revision = :revision
            AND kind = :kind
            AND at_ms = :was_ms
        """)
}
