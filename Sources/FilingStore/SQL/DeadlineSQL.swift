// SPDX-License-Identifier: Apache-2.0

// Extensions of a region's deadlines, and supplements whose time may be over.
extension Statement {
    /// Changes one row.
    static let extensionInsert = Statement(
        """
        INSERT INTO deadline_extension (
            extension_id, exam, region, at_ms, days, until_ms, reason, by_id)
        VALUES (:extension_id, :exam, :region, :at_ms, :days, :until_ms, :reason, :by_id)
        """)

    /// Zero rows: the region's deadlines are as planned.
    ///
    /// `DeadlineExtension.countLimit` bounds their number.
    static let extensionsOfRegion = Statement(
        """
        SELECT at_ms, days, until_ms, reason
        FROM deadline_extension
        WHERE region = :region AND exam = :exam
        ORDER BY extension_id
        """)

    /// Zero rows: no supplement beyond this position was due by then.
    ///
    /// As they were set: an extension may have moved them. The columns are those of `FilingRow`.
    static let supplementsDue = Statement(
        """
        SELECT filing_id, number_region, number_digits, owner_id, exam, level, region,
            state, revision, state_since_ms, created_ms, submitted_ms, claim_id,
            claim_holder_id, claim_until_ms, clock_used, due_ms, stale_ms, supplement_due_ms,
            look_revision, look_by_id, look_cause, recusals
        FROM filing
        WHERE state = 3
            AND supplement_due_ms <= :now_ms
            AND (supplement_due_ms, filing_id) > (:after_ms, :after_id)
        ORDER BY supplement_due_ms, filing_id
        LIMIT :limit
        """)
}
