// SPDX-License-Identifier: Apache-2.0

// Members of staff, as the security administrator handles them. The columns of every query are those
// of `StaffRecord`.
extension Statement {
    /// Zero rows: no further member of staff.
    ///
    /// Role 1 is an applicant, 5 a centre's program.
    static let staffAfter = Statement(
        """
        SELECT a.account_id, a.user_name, a.role, a.region, a.created_ms, b.blocked_ms
        FROM account AS a
        LEFT JOIN staff_block AS b ON b.account_id = a.account_id
        WHERE a.role > 1 AND a.role <> 5 AND a.account_id > :after AND a.closed_ms IS NULL
        ORDER BY a.account_id
        LIMIT :limit
        """)

    /// Zero rows: nobody of the staff has this name.
    static let staffByUserName = Statement(
        """
        SELECT a.account_id, a.user_name, a.role, a.region, a.created_ms, b.blocked_ms
        FROM account AS a
        LEFT JOIN staff_block AS b ON b.account_id = a.account_id
        WHERE a.user_name = :user_name AND a.role > 1 AND a.role <> 5
        """)

    /// Zero rows: the account is no member of staff's.
    static let staffByID = Statement(
        """
        SELECT a.account_id, a.user_name, a.role, a.region, a.created_ms, b.blocked_ms
        FROM account AS a
        LEFT JOIN staff_block AS b ON b.account_id = a.account_id
        WHERE a.account_id = :account_id AND a.role > 1 AND a.role <> 5
        """)

    /// Zero rows: the region has none who is not shut out.
    ///
    /// Role 3 is a supervisor; `role > 1` names the index of the staff.
    static let staffSupervisors = Statement(
        """
        SELECT a.account_id
        FROM account AS a
        LEFT JOIN staff_block AS b ON b.account_id = a.account_id
        WHERE a.role > 1 AND a.role = 3 AND a.region = :region AND a.closed_ms IS NULL
            AND b.blocked_ms IS NULL
        LIMIT :limit
        """)

    /// Zero rows: not shut out.
    static let staffBlockGet = Statement(
        """
        SELECT blocked_ms
        FROM staff_block
        WHERE account_id = :account_id
        """)

    /// Changes no row: shut out already.
    static let staffBlockInsert = Statement(
        """
        INSERT INTO staff_block (account_id, blocked_ms)
        VALUES (:account_id, :blocked_ms)
        ON CONFLICT (account_id) DO NOTHING
        """)

    /// Changes no row: not shut out.
    static let staffBlockDelete = Statement(
        """
        DELETE FROM staff_block
        WHERE account_id = :account_id
        """)
}
