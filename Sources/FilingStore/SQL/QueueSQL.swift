// SPDX-License-Identifier: Apache-2.0

// The queue of a region: one statement for each index, of the same columns and parameters.
extension Statement {
    /// Zero rows: nothing waits after this position.
    ///
    /// Oldest due first, and of one day those that have waited longest. One range of the index, from
    /// `after` to `until`; the rest is looked at row by row. 0 stands for "any level", "claimed ones
    /// too", "whatever is due", "stale or not", "at any stage" and "flagged or not". Whoever wants
    /// what is free for them gets second looks only as a supervisor, none of their own proposals,
    /// and nothing that they are kept from.
    ///
    /// SQLite 3.40 guesses how many rows are left, fewer with each condition, and where its guess
    /// comes to one certain value it plans to sort what the index has in order: what makes a filing
    /// free is one condition, not three, and a test reads the plan.
    static let filingQueue = Statement(
        """
        SELECT filing_id, number_region, number_digits, level, submitted_ms, claim_id,
            claim_holder_id, claim_until_ms, clock_used, due_ms, stale_ms, queue_ms,
            flags, look_revision, revision
        FROM filing
        WHERE state = 2
            AND region = :region
            AND (queue_ms, submitted_ms, filing_id) > (:after_ms, :after_submitted_ms, :after_id)
            AND queue_ms <= :until_ms
            AND (:level = 0 OR level = :level)
            AND (:free_at_ms = 0
                OR ((claim_until_ms IS NULL
                        OR claim_until_ms <= :free_at_ms
                        OR claim_holder_id = :viewer_id)
                    AND (look_revision IS NULL
                        OR (:looks_again = 1 AND look_by_id <> :viewer_id))
                    AND (recusals = 0
                        OR NOT EXISTS (
                            SELECT 1
                            FROM handover AS h
                            WHERE h.filing_id = filing.filing_id
                                AND h.kind = 2
                                AND h.subject_id = :viewer_id))))
            AND (:stage = 0
                OR (:stage = 1 AND look_revision IS NULL)
                OR (:stage = 2 AND look_revision IS NOT NULL))
            AND (:due_until_ms = 0 OR due_ms <= :due_until_ms)
            AND (:due_after_ms = 0 OR due_ms > :due_after_ms)
            AND (:stale_at_ms = 0 OR stale_ms <= :stale_at_ms)
            AND submitted_ms <= :submitted_until_ms
            AND (:flags = 0 OR (flags & :flags) <> 0)
        ORDER BY queue_ms, submitted_ms, filing_id
        LIMIT :limit
        """)

    /// Zero rows: no second look waits after this position.
    ///
    /// `filingQueue` and one condition more: an index of second looks alone. They are few, and the
    /// queue of a region is up to 260,000.
    static let filingQueueLooks = Statement(
        """
        SELECT filing_id, number_region, number_digits, level, submitted_ms, claim_id,
            claim_holder_id, claim_until_ms, clock_used, due_ms, stale_ms, queue_ms,
            flags, look_revision, revision
        FROM filing
        WHERE state = 2
            AND look_revision IS NOT NULL
            AND region = :region
            AND (queue_ms, submitted_ms, filing_id) > (:after_ms, :after_submitted_ms, :after_id)
            AND queue_ms <= :until_ms
            AND (:level = 0 OR level = :level)
            AND (:free_at_ms = 0
                OR ((claim_until_ms IS NULL
                        OR claim_until_ms <= :free_at_ms
                        OR claim_holder_id = :viewer_id)
                    AND (look_revision IS NULL
                        OR (:looks_again = 1 AND look_by_id <> :viewer_id))
                    AND (recusals = 0
                        OR NOT EXISTS (
                            SELECT 1
                            FROM handover AS h
                            WHERE h.filing_id = filing.filing_id
                                AND h.kind = 2
                                AND h.subject_id = :viewer_id))))
            AND (:stage = 0
                OR (:stage = 1 AND look_revision IS NULL)
                OR (:stage = 2 AND look_revision IS NOT NULL))
            AND (:due_until_ms = 0 OR due_ms <= :due_until_ms)
            AND (:due_after_ms = 0 OR due_ms > :due_after_ms)
            AND (:stale_at_ms = 0 OR stale_ms <= :stale_at_ms)
            AND submitted_ms <= :submitted_until_ms
            AND (:flags = 0 OR (flags & :flags) <> 0)
        ORDER BY queue_ms, submitted_ms, filing_id
        LIMIT :limit
        """)

    /// Zero rows: nothing that is flagged waits after this position.
    ///
    /// `filingQueue` and one condition more: an index of what is flagged alone.
    static let filingQueueFlagged = Statement(
        """
        SELECT filing_id, number_region, number_digits, level, submitted_ms, claim_id,
            claim_holder_id, claim_until_ms, clock_used, due_ms, stale_ms, queue_ms,
            flags, look_revision, revision
        FROM filing
        WHERE state = 2
            AND flags <> 0
            AND region = :region
            AND (queue_ms, submitted_ms, filing_id) > (:after_ms, :after_submitted_ms, :after_id)
            AND queue_ms <= :until_ms
            AND (:level = 0 OR level = :level)
            AND (:free_at_ms = 0
                OR ((claim_until_ms IS NULL
                        OR claim_until_ms <= :free_at_ms
                        OR claim_holder_id = :viewer_id)
                    AND (look_revision IS NULL
                        OR (:looks_again = 1 AND look_by_id <> :viewer_id))
                    AND (recusals = 0
                        OR NOT EXISTS (
                            SELECT 1
                            FROM handover AS h
                            WHERE h.filing_id = filing.filing_id
                                AND h.kind = 2
                                AND h.subject_id = :viewer_id))))
            AND (:stage = 0
                OR (:stage = 1 AND look_revision IS NULL)
                OR (:stage = 2 AND look_revision IS NOT NULL))
            AND (:due_until_ms = 0 OR due_ms <= :due_until_ms)
            AND (:due_after_ms = 0 OR due_ms > :due_after_ms)
            AND (:stale_at_ms = 0 OR stale_ms <= :stale_at_ms)
            AND submitted_ms <= :submitted_until_ms
            AND (:flags = 0 OR (flags & :flags) <> 0)
        ORDER BY queue_ms, submitted_ms, filing_id
        LIMIT :limit
        """)
}
