// SPDX-License-Identifier: Apache-2.0

// What was tried on a name: failures, locks, sources known to be the owner's.
extension Statement {
    /// Zero rows: nobody was wrong lately.
    static let loginFailures = Statement(
        """
        SELECT source, at_ms
        FROM login_failure
        WHERE subject = :subject AND at_ms > :after_ms
        ORDER BY failure_id DESC
        LIMIT :limit
        """)

    /// Changes one row.
    static let loginFailureInsert = Statement(
        """
        INSERT INTO login_failure (failure_id, subject, source, at_ms)
        VALUES (:failure_id, :subject, :source, :at_ms)
        """)

    /// Changes no row: this source was never wrong.
    static let loginFailureForgetSource = Statement(
        """
        DELETE FROM login_failure
        WHERE subject = :subject AND source = :source
        """)

    /// Changes no row: nobody was ever wrong.
    static let loginFailureForgetAll = Statement(
        """
        DELETE FROM login_failure
        WHERE subject = :subject
        """)

    /// Changes no row: nothing to tidy.
    static let loginFailureSweep = Statement(
        """
        DELETE FROM login_failure
        WHERE failure_id IN (
            SELECT failure_id
            FROM (
                SELECT failure_id, at_ms
                FROM login_failure
                ORDER BY failure_id
                LIMIT :limit) AS oldest
            WHERE oldest.at_ms <= :until_ms)
        """)

    /// Zero rows: not locked.
    static let loginLock = Statement(
        """
        SELECT at_ms
        FROM login_lock
        WHERE subject = :subject
        """)

    /// Changes no row: it is locked already.
    static let loginLockInsert = Statement(
        """
        INSERT INTO login_lock (subject, account_id, at_ms)
        VALUES (:subject, :account_id, :at_ms)
        ON CONFLICT DO NOTHING
        """)

    /// Changes no row: it was not locked.
    static let loginLockDelete = Statement(
        """
        DELETE FROM login_lock
        WHERE subject = :subject
        """)

    /// Changes no row: nothing to tidy.
    ///
    /// Locks on names without account tell nobody anything.
    static let loginLockSweep = Statement(
        """
        DELETE FROM login_lock
        WHERE account_id IS NULL AND at_ms <= :until_ms
        """)

    /// Zero rows: the owner never logged in from there.
    static let loginSource = Statement(
        """
        SELECT last_ms
        FROM login_source
        WHERE subject = :subject AND source = :source
        """)

    /// Changes no row: the owner never logged in.
    static let loginSourceForgetAll = Statement(
        """
        DELETE FROM login_source
        WHERE subject = :subject
        """)

    /// Changes one row.
    static let loginSourcePut = Statement(
        """
        INSERT INTO login_source (subject, source, last_ms)
        VALUES (:subject, :source, :last_ms)
        ON CONFLICT (subject, source) DO UPDATE
        SET last_ms = excluded.last_ms
        """)
}
