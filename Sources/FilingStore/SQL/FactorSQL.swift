// SPDX-License-Identifier: Apache-2.0

// Second factors of staff.
extension Statement {
    /// Zero rows: no factor was set up.
    static let factorGet = Statement(
        """
        SELECT secret, last_step
        FROM staff_factor
        WHERE account_id = :account_id
        """)

    /// Changes one row.
    static let factorPut = Statement(
        """
        INSERT INTO staff_factor (account_id, secret)
        VALUES (:account_id, :secret)
        ON CONFLICT (account_id) DO UPDATE
        SET secret = excluded.secret, last_step = NULL
        """)

    /// Changes no row: this step or a later one was used.
    static let factorUseStep = Statement(
        """
        UPDATE staff_factor
        SET last_step = :step
        WHERE account_id = :account_id AND (last_step IS NULL OR last_step < :step)
        """)

    /// Changes one row.
    static let recoveryInsert = Statement(
        """
        INSERT INTO recovery_code (account_id, digest)
        VALUES (:account_id, :digest)
        """)

    /// Changes no row: there were none.
    static let recoveryDeleteAll = Statement(
        """
        DELETE FROM recovery_code
        WHERE account_id = :account_id
        """)

    /// Zero rows: no such code, or it was used.
    static let recoveryGet = Statement(
        """
        SELECT account_id
        FROM recovery_code
        WHERE account_id = :account_id AND digest = :digest AND used_ms IS NULL
        """)

    /// Changes no row: no such code, or it was used.
    static let recoveryUse = Statement(
        """
        UPDATE recovery_code
        SET used_ms = :used_ms
        WHERE account_id = :account_id AND digest = :digest AND used_ms IS NULL
        """)
}
