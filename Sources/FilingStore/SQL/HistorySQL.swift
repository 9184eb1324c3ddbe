// SPDX-License-Identifier: Apache-2.0

// The history of filings.
extension Statement {
    /// Changes one row.
    static let historyInsert = Statement(
        """
        INSERT INTO history (
            filing_id, revision, action, role, state, at_ms, reasons, words, due_ms, fields,
            rules)
        VALUES (
            :filing_id, :revision, :action, :role, :state, :at_ms, :reasons, :words, :due_ms,
            :fields, :rules)
        """)

    /// Changes one row.
    static let historyItemInsert = Statement(
        """
        INSERT INTO history_item (filing_id, revision, position, kind, reason, fields, rules)
        VALUES (:filing_id, :revision, :position, :kind, :reason, :fields, :rules)
        """)

    /// Zero rows: no such filing.
    static let historyNewest = Statement(
        """
        SELECT revision, action, role, state, at_ms, reasons, words, due_ms, fields, rules
        FROM history
        WHERE filing_id = :filing_id
        ORDER BY revision DESC
        LIMIT :limit
        """)

    /// Zero rows: no decision was made.
    static let historyNewestDecision = Statement(
        """
        SELECT revision, action, role, state, at_ms, reasons, words, due_ms, fields, rules
        FROM history
        WHERE filing_id = :filing_id
            AND action IN ('approve', 'reject', 'supplement', 'revoke')
        ORDER BY revision DESC
        LIMIT 1
        """)

    /// Zero rows: no supplement since that revision.
    static let historyItemsSince = Statement(
        """
        SELECT revision, kind, reason, fields, rules
        FROM history_item
        WHERE filing_id = :filing_id AND revision >= :revision
        ORDER BY revision, position
        """)

    /// Zero rows: no supplement was ever asked for.
    static let historyKindsNewest = Statement(
        """
        SELECT kind
        FROM history_item
        WHERE filing_id = :filing_id
            AND revision = (
                SELECT max(newest.revision)
                FROM history_item AS newest
                WHERE newest.filing_id = :filing_id)
        ORDER BY position
        """)
}
