// SPDX-License-Identifier: Apache-2.0

// The audit log. The columns of every query of rows are those of `AuditRow`.
extension Statement {
    /// Zero rows: nothing was ever done.
    static let auditHead = Statement(
        """
        SELECT seq, hash
        FROM audit
        ORDER BY seq DESC
        LIMIT 1
        """)

    /// Changes one row.
    static let auditInsert = Statement(
        """
        INSERT INTO audit (
            seq, at_ms, actor_kind, actor_id, action, outcome, subject_id, filing_id, region,
            purpose, object_id, reference, hash)
        VALUES (
            :seq, :at_ms, :actor_kind, :actor_id, :action, :outcome, :subject_id, :filing_id,
            :region, :purpose, :object_id, :reference, :hash)
        """)

    /// Zero rows: the end of the log.
    static let auditAfter = Statement(
        """
        SELECT seq, at_ms, actor_kind, actor_id, action, outcome, subject_id, filing_id, region,
            purpose, object_id, reference, hash
        FROM audit
        WHERE seq > :after
        ORDER BY seq
        LIMIT :limit
        """)

    /// Zero rows: nobody else has looked at this person's data.
    ///
    /// Views are the actions 200 to 299.
    static let auditViewsOf = Statement(
        """
        SELECT seq, at_ms, actor_kind, actor_id, action, outcome, subject_id, filing_id, region,
            purpose, object_id, reference, hash
        FROM audit
        WHERE subject_id = :subject_id
            AND seq < :before
            AND action BETWEEN 200 AND 299
            AND outcome = 1
        ORDER BY seq DESC
        LIMIT :limit
        """)

    /// Zero rows: an empty log.
    static let auditFirst = Statement(
        """
        SELECT seq
        FROM audit
        ORDER BY seq
        LIMIT 1
        """)

    /// Zero rows: the log ends before.
    static let auditTimeFrom = Statement(
        """
        SELECT at_ms
        FROM audit
        WHERE seq >= :seq
        ORDER BY seq
        LIMIT 1
        """)

    /// Zero rows: nothing older in the range.
    static let auditBefore = Statement(
        """
        SELECT seq, at_ms, actor_kind, actor_id, action, outcome, subject_id, filing_id, region,
            purpose, object_id, reference, hash
        FROM audit
        WHERE seq < :before AND seq >= :first
        ORDER BY seq DESC
        LIMIT :limit
        """)

    /// Zero rows: nothing older in the range was about this account.
    static let auditBeforeOfSubject = Statement(
        """
        SELECT seq, at_ms, actor_kind, actor_id, action, outcome, subject_id, filing_id, region,
            purpose, object_id, reference, hash
        FROM audit
        WHERE subject_id = :subject_id AND seq < :before AND seq >= :first
        ORDER BY seq DESC
        LIMIT :limit
        """)

    /// Zero rows: nothing older in the range was done by this member of staff or program.
    ///
    /// Kinds above 1, an applicant's, are those of the index.
    static let auditBeforeByStaff = Statement(
        """
        SELECT seq, at_ms, actor_kind, actor_id, action, outcome, subject_id, filing_id, region,
            purpose, object_id, reference, hash
        FROM audit
        WHERE actor_id = :actor_id AND actor_kind > 1 AND seq < :before AND seq >= :first
        ORDER BY seq DESC
        LIMIT :limit
        """)

    /// Zero rows: no checkpoint was made yet.
    static let checkpointsAfter = Statement(
        """
        SELECT seq, kind, at_ms, hash, signature
        FROM audit_checkpoint
        WHERE seq > :after_seq OR (seq = :after_seq AND kind > :after_kind)
        ORDER BY seq, kind
        LIMIT :limit
        """)

    /// Zero rows: no checkpoint was made yet.
    static let checkpointLast = Statement(
        """
        SELECT seq, kind, at_ms, hash, signature
        FROM audit_checkpoint
        ORDER BY seq DESC, kind DESC
        LIMIT 1
        """)

    /// Changes no row: this one is there already.
    static let checkpointInsert = Statement(
        """
        INSERT INTO audit_checkpoint (seq, kind, at_ms, hash, signature)
        VALUES (:seq, :kind, :at_ms, :hash, :signature)
        ON CONFLICT (seq, kind) DO NOTHING
        """)
}
