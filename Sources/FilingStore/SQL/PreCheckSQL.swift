// SPDX-License-Identifier: Apache-2.0

// Pre-checks of statements.
extension Statement {
    /// Zero rows: nothing was stated.
    static let preChecks = Statement(
        """
        SELECT subject, revision, started_ms, verdict
        FROM pre_check
        WHERE account_id = :account_id
        """)

    /// Changes one row.
    static let preCheckStart = Statement(
        """
        INSERT INTO pre_check (
            account_id, subject, revision, started_ms, attempts, next_ms)
        VALUES (:account_id, :subject, :revision, :started_ms, 0, :started_ms)
        ON CONFLICT (account_id, subject) DO UPDATE
        SET revision = excluded.revision,
            started_ms = excluded.started_ms,
            verdict = NULL,
            attempts = 0,
            next_ms = excluded.next_ms
        """)

    /// Changes no row: there was none.
    static let preCheckForget = Statement(
        """
        DELETE FROM pre_check
        WHERE account_id = :account_id AND subject = :subject
        """)

    /// Zero rows: none is due.
    static let preChecksDue = Statement(
        """
        SELECT account_id, subject, revision, attempts
        FROM pre_check
        WHERE verdict IS NULL AND next_ms <= :now_ms
        ORDER BY next_ms
        LIMIT :limit
        """)

    /// Changes no row: it was stated anew meanwhile.
    static let preCheckSettle = Statement(
        """
        UPDATE pre_check
        SET verdict = :verdict
        WHERE account_id = :account_id AND subject = :subject AND revision = :revision
        """)

    /// Changes no row: it was stated anew meanwhile.
    static let preCheckPostpone = Statement(
        """
        UPDATE pre_check
        SET attempts = attempts + 1, next_ms = :next_ms
        WHERE account_id = :account_id AND subject = :subject AND revision = :revision
            AND verdict IS NULL
        """)
}
