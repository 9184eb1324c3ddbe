// SPDX-License-Identifier: Apache-2.0

// What must be true of seats, asked for its contrary.
extension Statement {
    /// Every counter beside the rows it counts.
    static let seatCountsChecked = Statement(
        """
        SELECT c.exam, c.region, c.level, c.held, c.waiting,
            (SELECT count(*)
            FROM seat AS s
            WHERE s.exam = c.exam AND s.region = c.region AND s.level = c.level
                AND s.state <> 3),
            (SELECT count(*)
            FROM seat AS s
            WHERE s.exam = c.exam AND s.region = c.region AND s.level = c.level
                AND s.state = 3)
        FROM seat_count AS c
        ORDER BY c.exam, c.region, c.level
        """)

    /// Zero rows: every pool with a seat is counted.
    static let seatsUncounted = Statement(
        """
        SELECT s.exam, s.region, s.level
        FROM seat AS s
        WHERE NOT EXISTS (
            SELECT 1
            FROM seat_count AS c
            WHERE c.exam = s.exam AND c.region = s.region AND c.level = s.level)
        GROUP BY s.exam, s.region, s.level
        ORDER BY s.exam, s.region, s.level
        """)

    /// Zero rows: every filing that was handed in and stands has its seat.
    ///
    /// A closed account's approval stays as a record, without a seat.
    static let filingsUnseated = Statement(
        """
        SELECT f.number_region, f.number_digits
        FROM filing AS f
        JOIN account AS a ON a.account_id = f.owner_id
        LEFT JOIN seat AS s ON s.filing_id = f.filing_id AND s.state = 1
        WHERE f.state IN (2, 3, 4) AND a.closed_ms IS NULL AND s.filing_id IS NULL
        ORDER BY f.filing_id
        LIMIT :limit
        """)

    /// Zero rows: every seat is its filing's, and its filing is in a state that has one.
    static let seatsAstray = Statement(
        """
        SELECT f.number_region, f.number_digits
        FROM seat AS s
        JOIN filing AS f ON f.filing_id = s.filing_id
        WHERE s.owner_id <> f.owner_id OR s.exam <> f.exam OR s.region <> f.region
            OR s.level <> f.level
            OR (s.state = 1 AND f.state NOT IN (2, 3, 4))
            OR (s.state = 2 AND f.state NOT IN (1, 5))
            OR (s.state IN (3, 4) AND f.state <> 1)
        ORDER BY f.filing_id
        LIMIT :limit
        """)
}
