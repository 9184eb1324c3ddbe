// SPDX-License-Identifier: Apache-2.0

// Uploads under way.
extension Statement {
    /// Changes one row.
    static let uploadInsert = Statement(
        """
        INSERT INTO upload (
            upload_id, account_id, filing_id, kind, size, sha256, created_ms, expires_ms)
        VALUES (
            :upload_id, :account_id, :filing_id, :kind, :size, :sha256, :created_ms, :expires_ms)
        """)

    /// Zero rows: no such upload, or another person's.
    static let uploadGet = Statement(
        """
        SELECT upload_id, account_id, filing_id, kind, size, sha256, created_ms, expires_ms,
            material_id, doubt, doubt_measured, doubt_limit
        FROM upload
        WHERE upload_id = :upload_id AND account_id = :account_id
        """)

    /// Changes no row: the upload is gone or committed.
    static let uploadSetExpiry = Statement(
        """
        UPDATE upload
        SET expires_ms = :expires_ms
        WHERE upload_id = :upload_id AND material_id IS NULL
        """)

    /// Changes no row: the upload is gone or committed.
    static let uploadSetDoubt = Statement(
        """
        UPDATE upload
        SET doubt = :doubt, doubt_measured = :doubt_measured, doubt_limit = :doubt_limit
        WHERE upload_id = :upload_id AND material_id IS NULL
        """)

    /// Changes no row: the upload is gone or committed.
    static let uploadMarkCommitted = Statement(
        """
        UPDATE upload
        SET material_id = :material_id
        WHERE upload_id = :upload_id AND material_id IS NULL
        """)

    /// Changes no row: the upload is gone.
    static let uploadDelete = Statement(
        """
        DELETE FROM upload
        WHERE upload_id = :upload_id
        """)

    /// Always one row.
    static let uploadCountOpen = Statement(
        """
        SELECT count(*)
        FROM upload
        WHERE account_id = :account_id AND material_id IS NULL AND expires_ms > :now_ms
        """)
}
