// SPDX-License-Identifier: Apache-2.0

// What filings are flagged for.
extension Statement {
    /// Zero rows: no such filing.
    static let filingFlags = Statement(
        """
        SELECT flags
        FROM filing
        WHERE filing_id = :filing_id
        """)

    /// Changes no row: no such filing.
    ///
    /// Of its own: only a submit sets them, and no other change of a filing touches them.
    static let filingSetFlags = Statement(
        """
        UPDATE filing
        SET flags = :flags
        WHERE filing_id = :filing_id
        """)

    /// Changes no row: every current version was handed in before.
    static let materialsFiled = Statement(
        """
        UPDATE material
        SET filed_head = substr(sha256, 1, 4)
        WHERE filing_id = :filing_id AND is_current = 1 AND filed_head IS NULL
        """)

    /// Zero rows: nobody else has handed these bytes in.
    ///
    /// A filing comes once for each kind it has them as. `:head` is the start of the digest: one
    /// range of the index, those uploaded last first.
    static let filingsSharing = Statement(
        """
        SELECT f.filing_id, f.number_region, f.number_digits, f.region, f.flags
        FROM material AS m
        JOIN filing AS f ON f.filing_id = m.filing_id
        WHERE m.filed_head = :head
            AND m.sha256 = :sha256
            AND f.owner_id <> :owner_id
        ORDER BY m.material_id DESC
        LIMIT :limit
        """)

    /// Zero rows: no filing of the person was rejected for the exam.
    static let filingRejectedLast = Statement(
        """
        SELECT filing_id
        FROM filing
        WHERE owner_id = :owner_id AND exam = :exam AND state = 5
        ORDER BY filing_id DESC
        LIMIT 1
        """)

    /// Zero rows: it follows none, or that one was purged.
    static let filingFollowed = Statement(
        """
        SELECT before.number_region, before.number_digits
        FROM filing AS f
        JOIN filing AS before ON before.filing_id = f.follows_id
        WHERE f.filing_id = :filing_id
        """)
}
