// SPDX-License-Identifier: Apache-2.0

// What was done to accounts.
extension Statement {
    /// Changes one row.
    static let accountEventInsert = Statement(
        """
        INSERT INTO account_event (event_id, account_id, at_ms, action, by_id, evidence)
        VALUES (:event_id, :account_id, :at_ms, :action, :by_id, :evidence)
        """)

    /// Zero rows: nothing was.
    static let accountEvents = Statement(
        """
        SELECT event_id, at_ms, action, by_id, evidence
        FROM account_event
        WHERE account_id = :account_id
        ORDER BY event_id DESC
        LIMIT :limit
        """)

    /// Zero rows: that never was.
    static let accountEventTimes = Statement(
        """
        SELECT at_ms
        FROM account_event
        WHERE account_id = :account_id AND action = :action
        ORDER BY event_id DESC
        LIMIT :limit
        """)
}
