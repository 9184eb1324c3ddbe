// SPDX-License-Identifier: Apache-2.0

// The feed of the registration system. The columns of the first three queries are those of `FeedRow`.
extension Statement {
    /// Zero rows: nothing was decided after this place.
    static let feedAfter = Statement(
        """
        SELECT r.feed_id, r.revision, r.change, r.at_ms, r.reasons, r.approved_revision,
            r.approved_ms, r.verdict, r.verdict_reason, f.filing_id, f.number_region,
            f.number_digits, f.owner_id, f.exam, f.level, f.region
        FROM feed AS r
        JOIN filing AS f ON f.filing_id = r.filing_id
        WHERE r.feed_id > :after
        ORDER BY r.feed_id
        LIMIT :limit
        """)

    /// Zero rows: everything after this place has its verdict.
    static let feedOpenAfter = Statement(
        """
        SELECT r.feed_id, r.revision, r.change, r.at_ms, r.reasons, r.approved_revision,
            r.approved_ms, r.verdict, r.verdict_reason, f.filing_id, f.number_region,
            f.number_digits, f.owner_id, f.exam, f.level, f.region
        FROM feed AS r
        JOIN filing AS f ON f.filing_id = r.filing_id
        WHERE r.verdict IS NULL AND r.feed_id > :after
        ORDER BY r.feed_id
        LIMIT :limit
        """)

    /// Zero rows: this revision of the filing was no decision that is told.
    static let feedByKey = Statement(
        """
        SELECT r.feed_id, r.revision, r.change, r.at_ms, r.reasons, r.approved_revision,
            r.approved_ms, r.verdict, r.verdict_reason, f.filing_id, f.number_region,
            f.number_digits, f.owner_id, f.exam, f.level, f.region
        FROM feed AS r
        JOIN filing AS f ON f.filing_id = r.filing_id
        WHERE r.filing_id = :filing_id AND r.revision = :revision
        """)

    /// Zero rows: the filing was never approved.
    static let feedApproval = Statement(
        """
        SELECT revision, at_ms
        FROM feed
        WHERE filing_id = :filing_id AND change = 1
        ORDER BY revision DESC
        LIMIT 1
        """)

    /// Changes one row.
    static let feedInsert = Statement(
        """
        INSERT INTO feed (
            feed_id, filing_id, revision, change, at_ms, reasons, approved_revision, approved_ms)
        VALUES (
            :feed_id, :filing_id, :revision, :change, :at_ms, :reasons, :approved_revision,
            :approved_ms)
        """)

    /// Changes no row: a verdict stands already.
    static let feedSetVerdict = Statement(
        """
        UPDATE feed
        SET verdict = :verdict, verdict_reason = :verdict_reason, verdict_ms = :verdict_ms
        WHERE feed_id = :feed_id AND verdict IS NULL
        """)

    /// Always one row; the oldest is NULL when nothing waits.
    static let feedOpen = Statement(
        """
        SELECT COUNT(*), MIN(at_ms)
        FROM feed
        WHERE verdict IS NULL
        """)

    /// Always one row.
    static let feedOpenBefore = Statement(
        """
        SELECT COUNT(*)
        FROM feed
        WHERE verdict IS NULL AND at_ms < :before_ms
        """)
}
