// SPDX-License-Identifier: Apache-2.0

// Accounts.
extension Statement {
    /// Changes no row: the phone or the user name has an account.
    static let accountInsert = Statement(
        """
        INSERT INTO account (
            account_id, phone, phone_index, user_name, role, region, credential, epoch,
            created_ms)
        VALUES (
            :account_id, :phone, :phone_index, :user_name, :role, :region, :credential, 0,
            :created_ms)
        ON CONFLICT DO NOTHING
        """)

    /// Zero rows: no such account.
    static let accountByID = Statement(
        """
        SELECT account_id, phone, user_name, role, region, credential, epoch, created_ms
        FROM account
        WHERE account_id = :account_id
        """)

    /// Zero rows: nobody registered this phone.
    static let accountByPhone = Statement(
        """
        SELECT account_id, phone, user_name, role, region, credential, epoch, created_ms
        FROM account
        WHERE phone_index = :phone_index
        """)

    /// Zero rows: nobody has this name.
    static let accountByUserName = Statement(
        """
        SELECT account_id, phone, user_name, role, region, credential, epoch, created_ms
        FROM account
        WHERE user_name = :user_name
        """)

    /// Changes no row: no such account.
    static let accountRaiseEpoch = Statement(
        """
        UPDATE account
        SET epoch = epoch + 1
        WHERE account_id = :account_id
        """)

    /// Changes no row: no such account.
    static let accountSetCredential = Statement(
        """
        UPDATE account
        SET credential = :credential, epoch = epoch + 1
        WHERE account_id = :account_id
        """)
}
