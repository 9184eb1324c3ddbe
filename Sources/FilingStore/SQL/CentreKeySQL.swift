// SPDX-License-Identifier: Apache-2.0

// The keys of centres' programs.
extension Statement {
    /// Zero rows: no such key.
    static let centreKeyGet = Statement(
        """
        SELECT key_id, public_key, region, label, state, proposed_by, proposed_ms, account_id
        FROM centre_key
        WHERE key_id = :key_id
        """)

    /// Zero rows: the region has none.
    static let centreKeysOfRegion = Statement(
        """
        SELECT key_id, public_key, region, label, state, proposed_by, proposed_ms, account_id
        FROM centre_key
        WHERE region = :region
        ORDER BY proposed_ms DESC, key_id
        LIMIT :limit
        """)

    /// One row.
    static let centreKeyCount = Statement(
        """
        SELECT count(*)
        FROM centre_key
        WHERE region = :region AND state = :state
        """)

    /// Changes no row: it was enrolled before.
    static let centreKeyInsert = Statement(
        """
        INSERT INTO centre_key (
            key_id, public_key, region, label, state, proposed_by, proposed_ms)
        VALUES (:key_id, :public_key, :region, :label, 1, :proposed_by, :proposed_ms)
        ON CONFLICT DO NOTHING
        """)

    /// Changes no row: it does not wait for approval.
    static let centreKeyApprove = Statement(
        """
        UPDATE centre_key
        SET state = 2, approved_by = :approved_by, account_id = :account_id
        WHERE key_id = :key_id AND state = 1
        """)

    /// Changes no row: it was revoked before.
    static let centreKeyRevoke = Statement(
        """
        UPDATE centre_key
        SET state = 3
        WHERE key_id = :key_id AND state <> 3
        """)
}
