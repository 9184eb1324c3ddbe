// SPDX-License-Identifier: Apache-2.0

// How the regions stand: for metrics and for the operator.
extension Statement {
    /// Zero rows: nobody has ever filed.
    ///
    /// Walks the whole table, as no index has all states: a second or two of a reader thread for 2.5
    /// million filings. For a person who asks, not for metrics.
    static let filingsByState = Statement(
        """
        SELECT region, state, COUNT(*)
        FROM filing
        GROUP BY region, state
        ORDER BY region, state
        """)

    /// Zero rows: no decision is due by `:soon_ms`.
    ///
    /// Walks the index of those that wait, tens of milliseconds for half a million, and reads the rows
    /// of those that are due.
    static let reviewsDue = Statement(
        """
        SELECT region,
            SUM(CASE WHEN due_ms > :now_ms THEN 1 ELSE 0 END),
            SUM(CASE WHEN due_ms <= :now_ms THEN 1 ELSE 0 END),
            SUM(CASE WHEN stale_ms <= :now_ms THEN 1 ELSE 0 END)
        FROM filing
        WHERE state = 2 AND queue_ms <= :soon_ms
        GROUP BY region
        ORDER BY region
        """)

    /// Zero rows: nobody has ever asked for a seat of the exam.
    ///
    /// A row for each pool, and the few of its seats that end by themselves.
    static let seatFigures = Statement(
        """
        SELECT c.exam, c.region, c.level,
            c.held - (
                SELECT count(*)
                FROM seat AS s
                WHERE s.exam = c.exam AND s.region = c.region AND s.level = c.level
                    AND s.until_ms <= :now_ms),
            c.waiting,
            (
                SELECT count(*)
                FROM seat AS s
                WHERE s.exam = c.exam AND s.region = c.region AND s.level = c.level
                    AND s.until_ms > :now_ms AND s.state = 4)
        FROM seat_count AS c
        WHERE c.exam = :exam
        ORDER BY c.region, c.level
        """)

    /// Zero rows: the registration system has acknowledged everything.
    ///
    /// The open records, and the row of each one's filing.
    static let feedOpenByRegion = Statement(
        """
        SELECT f.region, COUNT(*),
            SUM(CASE WHEN o.at_ms < :flagged_ms THEN 1 ELSE 0 END),
            SUM(CASE WHEN o.at_ms < :breached_ms THEN 1 ELSE 0 END)
        FROM feed AS o
        JOIN filing AS f ON f.filing_id = o.filing_id
        WHERE o.verdict IS NULL
        GROUP BY f.region
        ORDER BY f.region
        """)
}
