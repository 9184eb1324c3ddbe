// SPDX-License-Identifier: Apache-2.0

// How much is due, counted over whole tables: not by the queries that find what is removed, so that
// a fault of those does not hide itself. Always one row.
extension Statement {
    static let recountReplies = Statement(
        "SELECT count(*) FROM idempotency WHERE :now_ms - at_ms >= :kept_ms")
    static let recountSessions = Statement(
        "SELECT count(*) FROM session WHERE :now_ms - opened_ms >= :kept_ms")
    static let recountCodes = Statement(
        "SELECT count(*) FROM sms_challenge WHERE :now_ms - last_sent_ms >= :kept_ms")
    static let recountMessages = Statement(
        "SELECT count(*) FROM message WHERE :now_ms - created_ms >= :kept_ms AND state IN (2, 3, 4)"
    )
    static let recountFailures = Statement(
        "SELECT count(*) FROM login_failure WHERE :now_ms - at_ms >= :kept_ms")
    static let recountLoginLocks = Statement(
        """
        SELECT count(*) FROM login_lock
        WHERE :now_ms - at_ms >= :kept_ms AND account_id IS NULL
        """)
    static let recountLoginSources = Statement(
        "SELECT count(*) FROM login_source WHERE :now_ms - last_ms >= :kept_ms")
    static let recountUploads = Statement(
        "SELECT count(*) FROM upload WHERE :now_ms - expires_ms >= :kept_ms")
    static let recountDisputes = Statement(
        "SELECT count(*) FROM dispute WHERE :now_ms - opened_ms >= :kept_ms AND state IN (2, 3)")
    static let recountPhoneChanges = Statement(
        """
        SELECT count(*) FROM phone_change
        WHERE :now_ms - proposed_ms >= :kept_ms AND state IN (3, 4)
        """)
    static let recountScans = Statement(
        """
        SELECT count(*)
        FROM filing AS f
        JOIN material AS m ON m.filing_id = f.filing_id
        WHERE :now_ms - f.state_since_ms >= :kept_ms
            AND f.state NOT IN (1, 2, 3) AND m.is_current <> 1
        """)
    static let recountDrafts = Statement(
        """
        SELECT count(*)
        FROM filing AS f
        WHERE NOT EXISTS (
                SELECT 1
                FROM history AS h
                WHERE h.filing_id = f.filing_id AND :now_ms - h.at_ms < :kept_ms)
            AND f.state = 1
        """)
    static let recountWithdrawn = Statement(
        """
        SELECT count(*) FROM filing
        WHERE :now_ms - state_since_ms >= :kept_ms AND (state = 6 OR state = 7)
        """)
    static let recountDecided = Statement(
        """
        SELECT count(*) FROM filing
        WHERE :now_ms - state_since_ms >= :kept_ms AND (state = 4 OR state = 5 OR state = 8)
        """)
    static let recountConsents = Statement(
        "SELECT count(*) FROM consent WHERE :now_ms - withdrawn_ms >= :kept_ms")
    static let recountEvents = Statement(
        "SELECT count(*) FROM account_event WHERE :now_ms - at_ms >= :kept_ms")
    static let recountAccounts = Statement(
        """
        SELECT count(*)
        FROM account AS a
        LEFT JOIN (SELECT DISTINCT owner_id FROM filing) AS f ON f.owner_id = a.account_id
        WHERE :now_ms - a.closed_ms >= :kept_ms AND f.owner_id IS NULL
        """)

    /// Rows before the first that is younger, the newest never among them.
    static let recountAudit = Statement(
        """
        SELECT count(*)
        FROM audit
        WHERE seq < coalesce(
                (SELECT min(seq) FROM audit WHERE :now_ms - at_ms < :kept_ms),
                9223372036854775807)
            AND seq <> (SELECT max(seq) FROM audit)
        """)
}
