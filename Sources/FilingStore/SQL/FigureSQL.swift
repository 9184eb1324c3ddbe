// SPDX-License-Identifier: Apache-2.0

// How much waits: for metrics. Each is a range of one partial index.
extension Statement {
    /// Always one row; the oldest is NULL when nothing waits.
    static let messagesWaiting = Statement(
        """
        SELECT COUNT(*), MIN(created_ms)
        FROM message
        WHERE state = 1
        """)

    /// Always one row; the oldest is NULL when nothing waits.
    static let preChecksWaiting = Statement(
        """
        SELECT COUNT(*), MIN(started_ms)
        FROM pre_check
        WHERE verdict IS NULL
        """)

    /// Zero rows: no filing waits for a decision.
    static let filingsWaitingByRegion = Statement(
        """
        SELECT region, COUNT(*), MIN(submitted_ms)
        FROM filing
        WHERE state = 2
        GROUP BY region
        ORDER BY region
        """)
}
