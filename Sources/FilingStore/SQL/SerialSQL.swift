// SPDX-License-Identifier: Apache-2.0

// Counters, and the schema's own version.
extension Statement {
    /// Changes no row: the migration did not make this serial.
    static let serialAdvance = Statement(
        """
        UPDATE serial
        SET last = last + 1
        WHERE name = :name
        """)

    /// Zero rows: the migration did not make this serial.
    static let serialLast = Statement(
        """
        SELECT last
        FROM serial
        WHERE name = :name
        """)

    /// Always one row; 0 before the first migration.
    static let schemaVersion = Statement(
        """
        SELECT coalesce(max(version), 0)
        FROM schema_version
        """)

    /// Changes one row.
    static let schemaVersionInsert = Statement(
        """
        INSERT INTO schema_version (version)
        VALUES (:version)
        """)
}
