// SPDX-License-Identifier: Apache-2.0

// Admission tickets, and the errors that applicants find in them.
extension Statement {
    /// Zero rows: none was published for the filing.
    static let ticketGet = Statement(
        """
        SELECT revision, published_ms, words
        FROM ticket
        WHERE filing_id = :filing_id
        """)

    /// Changes one row.
    static let ticketPut = Statement(
        """
        INSERT INTO ticket (filing_id, revision, published_ms, words)
        VALUES (:filing_id, :revision, :published_ms, :words)
        ON CONFLICT (filing_id) DO UPDATE
        SET revision = excluded.revision,
            published_ms = excluded.published_ms,
            words = excluded.words
        """)

    /// Changes one row.
    static let ticketReportInsert = Statement(
        """
        INSERT INTO ticket_report (
            report_id, filing_id, ticket_revision, field, at_ms, words)
        VALUES (:report_id, :filing_id, :ticket_revision, :field, :at_ms, :words)
        """)

    /// Zero rows: nothing was reported about the filing's ticket.
    static let ticketReportsOfFiling = Statement(
        """
        SELECT r.report_id, r.ticket_revision, r.field, r.at_ms, r.words, f.filing_id,
            f.number_region, f.number_digits, f.owner_id
        FROM ticket_report AS r
        JOIN filing AS f ON f.filing_id = r.filing_id
        WHERE r.filing_id = :filing_id
        ORDER BY r.report_id
        LIMIT :limit
        """)

    /// Zero rows: nothing was reported since.
    static let ticketReportsAfter = Statement(
        """
        SELECT r.report_id, r.ticket_revision, r.field, r.at_ms, r.words, f.filing_id,
            f.number_region, f.number_digits, f.owner_id
        FROM ticket_report AS r
        JOIN filing AS f ON f.filing_id = r.filing_id
        WHERE r.report_id > :after
        ORDER BY r.report_id
        LIMIT :limit
        """)
}
