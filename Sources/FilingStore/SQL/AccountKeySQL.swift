// SPDX-License-Identifier: Apache-2.0

// The wrapped data keys of accounts.
extension Statement {
    /// Zero rows: the account has none: it was erased, or never was.
    static let accountKeyGet = Statement(
        """
        SELECT account_id, key_version, wrapped
        FROM account_key
        WHERE account_id = :account_id
        """)

    /// Changes no row: the account has a key, or the house's own key is wrapped by a newer one.
    ///
    /// A rotation rewraps the house's key first: whoever still wraps with the old key, such as
    /// another process with an older key file, is kept from adding rows behind the rotation's back.
    static let accountKeyInsert = Statement(
        """
        INSERT INTO account_key (account_id, key_version, wrapped)
        SELECT :account_id, :key_version, :wrapped
        WHERE NOT EXISTS (
            SELECT 1
            FROM account_key AS present
            WHERE present.account_id = :account_id
                OR (present.account_id = 0 AND present.key_version > :key_version))
        """)

    /// Changes no row: the key is gone, or was rewrapped by somebody else.
    static let accountKeyRewrap = Statement(
        """
        UPDATE account_key
        SET key_version = :key_version, wrapped = :wrapped
        WHERE account_id = :account_id AND key_version = :previous
        """)

    /// Zero rows: every key is wrapped by that version or a newer one.
    static let accountKeysBefore = Statement(
        """
        SELECT account_id, key_version, wrapped
        FROM account_key
        WHERE account_id > :after_id AND key_version < :key_version
        ORDER BY account_id
        LIMIT :limit
        """)

    /// Always one row.
    static let accountKeyCount = Statement(
        """
        SELECT count(*), coalesce(sum(CASE WHEN key_version < :key_version THEN 1 ELSE 0 END), 0)
        FROM account_key
        """)

    /// Changes no row: the account has no key.
    ///
    /// Overwritten before it is deleted: the page that held it is written with other bytes, whatever
    /// the engine does with the space of a deleted row.
    static let accountKeyOverwrite = Statement(
        """
        UPDATE account_key
        SET wrapped = :nothing
        WHERE account_id = :account_id
        """)

    /// Changes no row: the account has no key.
    static let accountKeyDelete = Statement(
        """
        DELETE FROM account_key
        WHERE account_id = :account_id
        """)
}
