// SPDX-License-Identifier: Apache-2.0

// What a region decided, and how it stands.
extension Statement {
    /// Changes one row.
    ///
    /// The first decision on a filing is the one that finds no other.
    static let outcomeInsert = Statement(
        """
        INSERT INTO review_outcome (
            filing_id, revision, region, level, state, role, at_ms, submitted_ms, due_ms,
            is_first, result)
        VALUES (
            :filing_id, :revision, :region, :level, :state, :role, :at_ms, :submitted_ms,
            :due_ms,
            CASE WHEN EXISTS (
                SELECT 1
                FROM review_outcome
                WHERE filing_id = :filing_id) THEN 0 ELSE 1 END,
            :result)
        """)

    /// Always one row.
    ///
    /// One range of the queue's index: what waits in the region.
    static let outcomeWaiting = Statement(
        """
        SELECT count(*),
            coalesce(sum(CASE WHEN claim_until_ms > :now_ms THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN look_revision IS NOT NULL THEN 1 ELSE 0 END), 0),
            coalesce(sum(
                CASE WHEN due_ms > :now_ms AND due_ms <= :soon_ms THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN due_ms <= :now_ms THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN stale_ms <= :now_ms THEN 1 ELSE 0 END), 0),
            min(due_ms)
        FROM filing
        WHERE state = 2 AND region = :region
        """)

    /// Always one row.
    static let outcomeSupplements = Statement(
        """
        SELECT count(*)
        FROM filing
        WHERE state = 3 AND region = :region
        """)

    /// Always one row.
    static let outcomeCounts = Statement(
        """
        SELECT coalesce(sum(CASE WHEN state = 4 THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN state = 5 THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN state = 3 THEN 1 ELSE 0 END), 0),
            coalesce(sum(is_first), 0),
            coalesce(sum(CASE WHEN due_ms IS NOT NULL THEN is_first ELSE 0 END), 0),
            coalesce(sum(CASE WHEN at_ms < due_ms THEN is_first ELSE 0 END), 0)
        FROM review_outcome
        WHERE region = :region AND at_ms >= :from_ms AND at_ms < :until_ms
        """)

    /// Zero rows: fewer first decisions than that.
    static let outcomeWaitAt = Statement(
        """
        SELECT at_ms - submitted_ms
        FROM review_outcome
        WHERE region = :region AND at_ms >= :from_ms AND at_ms < :until_ms AND is_first = 1
        ORDER BY at_ms - submitted_ms
        LIMIT 1 OFFSET :rank
        """)

    /// Always one row.
    static let outcomeLooks = Statement(
        """
        SELECT coalesce(sum(CASE WHEN result = 1 THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN result = 2 THEN 1 ELSE 0 END), 0)
        FROM second_look
        WHERE region = :region AND settled_ms >= :from_ms AND settled_ms < :until_ms
        """)
}
