// SPDX-License-Identifier: Apache-2.0

// Decisions that wait for a supervisor, and what became of them.
extension Statement {
    /// Changes one row.
    static let secondLookInsert = Statement(
        """
        INSERT INTO second_look (
            filing_id, revision, region, cause, by_id, role, at_ms, decision)
        VALUES (:filing_id, :revision, :region, :cause, :by_id, :role, :at_ms, :decision)
        """)

    /// Changes no row: it was settled before.
    static let secondLookSettle = Statement(
        """
        UPDATE second_look
        SET result = :result,
            settled_ms = :settled_ms,
            settled_by_id = :settled_by_id
        WHERE filing_id = :filing_id AND revision = :revision AND result IS NULL
        """)

    /// Zero rows: the filing has no such proposal.
    static let secondLookGet = Statement(
        """
        SELECT p.at_ms, p.role, p.decision, a.user_name
        FROM second_look AS p
        LEFT JOIN account AS a ON a.account_id = p.by_id
        WHERE p.filing_id = :filing_id AND p.revision = :revision
        """)
}

// Whose hands a filing was in by somebody's word.
extension Statement {
    /// Changes one row.
    static let handoverInsert = Statement(
        """
        INSERT INTO handover (filing_id, revision, kind, by_id, subject_id, at_ms, words)
        VALUES (:filing_id, :revision, :kind, :by_id, :subject_id, :at_ms, :words)
        """)

    /// Zero rows: it was never passed on.
    static let handoversNewest = Statement(
        """
        SELECT h.revision, h.kind, h.at_ms, h.words, b.user_name, s.user_name
        FROM handover AS h
        LEFT JOIN account AS b ON b.account_id = h.by_id
        LEFT JOIN account AS s ON s.account_id = h.subject_id
        WHERE h.filing_id = :filing_id
        ORDER BY h.revision DESC
        LIMIT :limit
        """)

    /// Zero rows: nobody is kept from it.
    static let handoverRecused = Statement(
        """
        SELECT subject_id
        FROM handover
        WHERE filing_id = :filing_id AND kind = 2
        ORDER BY revision
        """)
}
