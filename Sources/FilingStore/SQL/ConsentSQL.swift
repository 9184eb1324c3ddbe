// SPDX-License-Identifier: Apache-2.0

// What people have agreed to.
extension Statement {
    /// Zero rows: to nothing.
    static let consentsOf = Statement(
        """
        SELECT purpose, version, given_ms, withdrawn_ms
        FROM consent
        WHERE account_id = :account_id
        ORDER BY consent_id DESC
        LIMIT :limit
        """)

    /// Changes one row.
    static let consentInsert = Statement(
        """
        INSERT INTO consent (consent_id, account_id, purpose, version, given_ms)
        VALUES (:consent_id, :account_id, :purpose, :version, :given_ms)
        """)

    /// Changes no row: none stands.
    static let consentWithdraw = Statement(
        """
        UPDATE consent
        SET withdrawn_ms = :withdrawn_ms
        WHERE account_id = :account_id AND purpose = :purpose AND withdrawn_ms IS NULL
        """)

    /// Zero rows: no upload of these two kinds is under way.
    static let uploadsOpenOfKinds = Statement(
        """
        SELECT upload_id
        FROM upload
        WHERE account_id = :account_id AND material_id IS NULL AND kind IN (:first, :second)
        ORDER BY upload_id
        LIMIT :limit
        """)
}
