// SPDX-License-Identifier: Apache-2.0

// Sessions.
extension Statement {
    /// Zero rows: the account does not exist.
    ///
    /// The epoch is the account's at this moment.
    static let sessionInsert = Statement(
        """
        INSERT INTO session (
            session_id, token_hash, account_id, role, region, epoch, opened_ms, last_used_ms)
        SELECT
            :session_id, :token_hash, account_id, role, region, epoch, :opened_ms, :opened_ms
        FROM account
        WHERE account_id = :account_id
        RETURNING session_id, account_id, role, region, opened_ms, last_used_ms
        """)

    /// Zero rows: no such token, or the account's sessions were all ended since.
    ///
    /// Times are for the caller to judge.
    static let sessionByToken = Statement(
        """
        SELECT s.session_id, s.account_id, s.role, s.region, s.opened_ms, s.last_used_ms
        FROM session AS s
        JOIN account AS a ON a.account_id = s.account_id AND a.epoch = s.epoch
        WHERE s.token_hash = :token_hash
        """)

    /// Zero rows: the session was ended.
    ///
    /// Times are for the caller to judge.
    static let sessionByID = Statement(
        """
        SELECT s.session_id, s.account_id, s.role, s.region, s.opened_ms, s.last_used_ms
        FROM session AS s
        JOIN account AS a ON a.account_id = s.account_id AND a.epoch = s.epoch
        WHERE s.session_id = :session_id
        """)

    /// Zero rows: nobody is logged in.
    static let sessionsOfAccount = Statement(
        """
        SELECT s.session_id, s.account_id, s.role, s.region, s.opened_ms, s.last_used_ms
        FROM session AS s
        JOIN account AS a ON a.account_id = s.account_id AND a.epoch = s.epoch
        WHERE s.account_id = :account_id
        ORDER BY s.session_id DESC
        LIMIT :limit
        """)

    /// Changes no row: the session was ended.
    static let sessionTouch = Statement(
        """
        UPDATE session
        SET last_used_ms = :last_used_ms
        WHERE session_id = :session_id
        """)

    /// Changes no row: the session was ended before.
    static let sessionDelete = Statement(
        """
        DELETE FROM session
        WHERE session_id = :session_id
        """)

    /// Changes no row: nothing to tidy.
    ///
    /// Row numbers follow the order of opening, so the oldest are the first of the table.
    static let sessionSweep = Statement(
        """
        DELETE FROM session
        WHERE session_id IN (
            SELECT session_id
            FROM (
                SELECT session_id, opened_ms
                FROM session
                ORDER BY session_id
                LIMIT :limit) AS oldest
            WHERE oldest.opened_ms <= :opened_until_ms)
        """)
}
