// SPDX-License-Identifier: Apache-2.0

// Seats and waiting lists. The columns of the first four queries are those of `SeatRow`.
extension Statement {
    /// Zero rows: the filing has neither a seat nor a place on a list.
    static let seatOfFiling = Statement(
        """
        SELECT filing_id, owner_id, exam, region, level, state, since_ms, until_ms, place
        FROM seat
        WHERE filing_id = :filing_id
        """)

    /// Zero rows: the person has nothing for the exam.
    static let seatOfOwner = Statement(
        """
        SELECT filing_id, owner_id, exam, region, level, state, since_ms, until_ms, place
        FROM seat
        WHERE owner_id = :owner_id AND exam = :exam
        """)

    /// Zero rows: nothing of the pool has run out.
    static let seatsRunOut = Statement(
        """
        SELECT filing_id, owner_id, exam, region, level, state, since_ms, until_ms, place
        FROM seat
        WHERE exam = :exam AND region = :region AND level = :level AND until_ms <= :now_ms
        ORDER BY until_ms, filing_id
        LIMIT :limit
        """)

    /// Zero rows: nobody waits.
    static let seatsAwaited = Statement(
        """
        SELECT filing_id, owner_id, exam, region, level, state, since_ms, until_ms, place
        FROM seat
        WHERE exam = :exam AND region = :region AND level = :level AND state = 3
        ORDER BY place
        LIMIT :limit
        """)

    /// Zero rows: the person has nothing for any exam.
    static let seatsOfPerson = Statement(
        """
        SELECT filing_id, owner_id, exam, region, level, state, since_ms, until_ms, place
        FROM seat
        WHERE owner_id = :owner_id
        ORDER BY filing_id
        """)

    /// Always one row: how many wait up to a place; stops counting at the limit.
    static let seatPosition = Statement(
        """
        SELECT count(*)
        FROM (
            SELECT place
            FROM seat
            WHERE exam = :exam AND region = :region AND level = :level AND state = 3
                AND place <= :place
            LIMIT :limit) AS before
        """)

    /// Changes one row; a second one of the same person and exam is a bug, and fails.
    static let seatInsert = Statement(
        """
        INSERT INTO seat (
            filing_id, owner_id, exam, region, level, state, since_ms, until_ms, place)
        VALUES (
            :filing_id, :owner_id, :exam, :region, :level, :state, :since_ms, :until_ms, :place)
        """)

    /// Changes no row: the place is gone.
    ///
    /// A person's later filing may take the seat along.
    static let seatMove = Statement(
        """
        UPDATE seat
        SET filing_id = :filing_id,
            state = :state,
            since_ms = :since_ms,
            until_ms = :until_ms,
            place = :place
        WHERE filing_id = :previous
        """)

    /// Changes no row: the place is gone.
    static let seatDelete = Statement("DELETE FROM seat WHERE filing_id = :filing_id")

    /// Zero rows: nobody has ever asked for a seat of the pool.
    static let seatCount = Statement(
        """
        SELECT held, waiting
        FROM seat_count
        WHERE exam = :exam AND region = :region AND level = :level
        """)

    /// Changes no row: the pool is counted already.
    static let seatCountBegin = Statement(
        """
        INSERT INTO seat_count (exam, region, level, held, waiting)
        VALUES (:exam, :region, :level, 0, 0)
        ON CONFLICT (exam, region, level) DO NOTHING
        """)

    /// Changes no row: every seat is taken or somebody waits for it, or the pool is not counted yet.
    ///
    /// Here it is decided who gets the last seat.
    static let seatCountTake = Statement(
        """
        UPDATE seat_count
        SET held = held + 1
        WHERE exam = :exam AND region = :region AND level = :level
            AND held + waiting < :capacity
        """)

    /// Changes no row: the pool is not counted yet.
    static let seatCountShift = Statement(
        """
        UPDATE seat_count
        SET held = held + :held, waiting = waiting + :waiting
        WHERE exam = :exam AND region = :region AND level = :level
        """)

    /// Zero rows: nothing is due anywhere.
    ///
    /// Pools with something that has run out, and pools in which somebody waits: whether there is
    /// room for them the plan says.
    static let seatPoolsDue = Statement(
        """
        SELECT c.exam, c.region, c.level
        FROM seat_count AS c
        WHERE c.waiting > 0
            OR EXISTS (
                SELECT 1
                FROM seat AS s
                WHERE s.exam = c.exam AND s.region = c.region AND s.level = c.level
                    AND s.until_ms <= :now_ms)
        ORDER BY c.exam, c.region, c.level
        """)

    /// Zero rows: nobody has ever asked for a seat of the exam.
    ///
    /// 0 stands for every region. What has run out is not counted, whether or not it was tidied away.
    static let seatPools = Statement(
        """
        SELECT c.exam, c.region, c.level,
            c.held - (
                SELECT count(*)
                FROM seat AS s
                WHERE s.exam = c.exam AND s.region = c.region AND s.level = c.level
                    AND s.until_ms <= :now_ms),
            c.waiting
        FROM seat_count AS c
        WHERE c.exam = :exam AND (:region = 0 OR c.region = :region)
        ORDER BY c.region, c.level
        """)
}
