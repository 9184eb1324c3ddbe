// SPDX-License-Identifier: Apache-2.0

// What a purge removes by time alone: the oldest first, a batch a statement. Each changes no row if
// nothing is due.
extension Statement {
    static let purgeReplies = Statement(
        """
        DELETE FROM idempotency
        WHERE (scope, key) IN (
            SELECT scope, key
            FROM idempotency
            WHERE at_ms <= :until_ms
            ORDER BY at_ms
            LIMIT :limit)
        """)

    static let purgeCodes = Statement(
        """
        DELETE FROM sms_challenge
        WHERE (phone_index, purpose) IN (
            SELECT phone_index, purpose
            FROM sms_challenge
            WHERE last_sent_ms <= :until_ms
            ORDER BY last_sent_ms
            LIMIT :limit)
        """)

    static let purgeLoginLocks = Statement(
        """
        DELETE FROM login_lock
        WHERE subject IN (
            SELECT subject
            FROM login_lock
            WHERE account_id IS NULL AND at_ms <= :until_ms
            LIMIT :limit)
        """)

    static let purgeLoginSources = Statement(
        """
        DELETE FROM login_source
        WHERE (subject, source) IN (
            SELECT subject, source
            FROM login_source
            WHERE last_ms <= :until_ms
            ORDER BY last_ms
            LIMIT :limit)
        """)
}

// What a purge removes row by row. Zero rows: nothing is due between the two numbers.
extension Statement {
    static let purgeableSessions = Statement(
        """
        SELECT session_id
        FROM session
        WHERE session_id > :after AND session_id <= :last AND opened_ms <= :until_ms
        ORDER BY session_id
        LIMIT :limit
        """)

    /// A message that waits is not removed, however old: its worker gives it up.
    static let purgeableMessages = Statement(
        """
        SELECT message_id
        FROM message
        WHERE message_id > :after AND message_id <= :last AND created_ms <= :until_ms
            AND state <> 1
        ORDER BY message_id
        LIMIT :limit
        """)

    static let purgeableFailures = Statement(
        """
        SELECT failure_id
        FROM login_failure
        WHERE failure_id > :after AND failure_id <= :last AND at_ms <= :until_ms
        ORDER BY failure_id
        LIMIT :limit
        """)

    static let purgeableUploads = Statement(
        """
        SELECT upload_id
        FROM upload
        WHERE upload_id > :after AND upload_id <= :last AND expires_ms <= :until_ms
        ORDER BY upload_id
        LIMIT :limit
        """)

    static let purgeableDisputes = Statement(
        """
        SELECT dispute_id
        FROM dispute
        WHERE dispute_id > :after AND dispute_id <= :last AND opened_ms <= :until_ms
            AND state <> 1
        ORDER BY dispute_id
        LIMIT :limit
        """)

    static let purgeablePhoneChanges = Statement(
        """
        SELECT change_id
        FROM phone_change
        WHERE change_id > :after AND change_id <= :last AND proposed_ms <= :until_ms
            AND state NOT IN (1, 2)
        ORDER BY change_id
        LIMIT :limit
        """)

    static let purgeableScans = Statement(
        """
        SELECT m.material_id
        FROM material AS m
        JOIN filing AS f ON f.filing_id = m.filing_id
        WHERE m.material_id > :after AND m.material_id <= :last
            AND f.state_since_ms <= :until_ms
            AND m.is_current = 0 AND f.state IN (4, 5, 6, 7, 8)
        ORDER BY m.material_id
        LIMIT :limit
        """)

    static let purgeableDrafts = Statement(
        """
        SELECT f.filing_id
        FROM filing AS f
        WHERE f.filing_id > :after AND f.filing_id <= :last AND (
                SELECT max(h.at_ms)
                FROM history AS h
                WHERE h.filing_id = f.filing_id) <= :until_ms
            AND f.state = 1
        ORDER BY f.filing_id
        LIMIT :limit
        """)

    static let purgeableWithdrawn = Statement(
        """
        SELECT filing_id
        FROM filing
        WHERE filing_id > :after AND filing_id <= :last AND state_since_ms <= :until_ms
            AND state IN (6, 7)
        ORDER BY filing_id
        LIMIT :limit
        """)

    static let purgeableDecided = Statement(
        """
        SELECT filing_id
        FROM filing
        WHERE filing_id > :after AND filing_id <= :last AND state_since_ms <= :until_ms
            AND state IN (4, 5, 8)
        ORDER BY filing_id
        LIMIT :limit
        """)

    static let purgeableConsents = Statement(
        """
        SELECT consent_id
        FROM consent
        WHERE consent_id > :after AND consent_id <= :last AND withdrawn_ms <= :until_ms
        ORDER BY consent_id
        LIMIT :limit
        """)

    static let purgeableEvents = Statement(
        """
        SELECT event_id
        FROM account_event
        WHERE event_id > :after AND event_id <= :last AND at_ms <= :until_ms
        ORDER BY event_id
        LIMIT :limit
        """)

    static let purgeableAccounts = Statement(
        """
        SELECT a.account_id
        FROM account AS a
        WHERE a.account_id > :after AND a.account_id <= :last AND a.closed_ms <= :until_ms
            AND NOT EXISTS (SELECT 1 FROM filing AS f WHERE f.owner_id = a.account_id)
        ORDER BY a.account_id
        LIMIT :limit
        """)

    /// Zero rows: nothing is due.
    ///
    /// Due are the rows before the first that is younger. The newest row is never removed: the next
    /// one is linked to it.
    static let purgeableAudit = Statement(
        """
        SELECT seq, hash
        FROM audit
        WHERE seq < coalesce(
                (SELECT seq FROM audit WHERE at_ms > :until_ms ORDER BY seq LIMIT 1),
                (SELECT max(seq) FROM audit))
            AND seq < (SELECT min(seq) FROM audit) + :limit
        ORDER BY seq DESC
        LIMIT 1
        """)
}
