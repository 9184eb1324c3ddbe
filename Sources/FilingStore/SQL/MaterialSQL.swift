// SPDX-License-Identifier: Apache-2.0

// Materials: every version of every kind.
extension Statement {
    /// Changes no row: it is the first of its kind.
    static let materialSupersede = Statement(
        """
        UPDATE material
        SET is_current = 0
        WHERE filing_id = :filing_id AND kind = :kind AND is_current = 1
        """)

    /// Changes one row.
    static let materialInsert = Statement(
        """
        INSERT INTO material (
            material_id, filing_id, kind, size, sha256, blob_id, at_ms, is_current,
            doubt, doubt_measured, doubt_limit)
        VALUES (
            :material_id, :filing_id, :kind, :size, :sha256, :blob_id, :at_ms, 1,
            :doubt, :doubt_measured, :doubt_limit)
        """)

    /// Zero rows: nothing was uploaded.
    static let materialsCurrent = Statement(
        """
        SELECT material_id, kind, size, sha256, blob_id, at_ms, is_current, doubt,
            doubt_measured, doubt_limit
        FROM material
        WHERE filing_id = :filing_id AND is_current = 1
        ORDER BY kind
        """)

    /// Zero rows: nothing was uploaded.
    static let materialsAll = Statement(
        """
        SELECT material_id, kind, size, sha256, blob_id, at_ms, is_current, doubt,
            doubt_measured, doubt_limit
        FROM material
        WHERE filing_id = :filing_id
        ORDER BY material_id DESC
        LIMIT :limit
        """)

    /// Zero rows: no such material, or another filing's.
    static let materialByID = Statement(
        """
        SELECT material_id, kind, size, sha256, blob_id, at_ms, is_current, doubt,
            doubt_measured, doubt_limit
        FROM material
        WHERE material_id = :material_id AND filing_id = :filing_id
        """)

    /// Zero rows: the person never uploaded these bytes.
    ///
    /// Walks the person's filings, which are few: digests are random, and an index over them would
    /// make every commit pay for a rare question.
    static let materialBlob = Statement(
        """
        SELECT m.blob_id
        FROM filing AS f
        JOIN material AS m ON m.filing_id = f.filing_id
        WHERE f.owner_id = :owner_id AND m.sha256 = :sha256
        LIMIT 1
        """)
}
