// SPDX-License-Identifier: Apache-2.0

// Receipts of submits.
extension Statement {
    /// Changes one row.
    static let receiptInsert = Statement(
        """
        INSERT INTO receipt (filing_id, revision, receipt)
        VALUES (:filing_id, :revision, :receipt)
        """)

    /// Zero rows: it was never handed in.
    static let receiptNewest = Statement(
        """
        SELECT revision, receipt
        FROM receipt
        WHERE filing_id = :filing_id
        ORDER BY revision DESC
        LIMIT 1
        """)
}
