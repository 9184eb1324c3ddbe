// SPDX-License-Identifier: Apache-2.0

/// Brings a database to the schema of this program.
package enum Schema {
    /// The schema that this program reads and writes.
    package static let version = Int64(Migration.all.count)

    /// Runs the steps that the database has not seen, inside the transaction the driver began.
    ///
    /// - Throws: `StorageFault` `.newerSchema` if the database has seen a step this program does
    ///   not know: an older program would misread it.
    package static func bringUpToDate(_ connection: any SQLConnection) throws {
        try connection.run(script: Self.versionTable)
        var present: Int64 = 0
        try connection.run(.schemaVersion, [:]) { row in
            var columns = Columns(of: row)
            present = try columns.integer()
        }
        guard present <= Self.version else {
            throw StorageFault(
                .newerSchema,
                "the database has schema \(present), this program knows \(Self.version)")
        }
        for migration in Migration.all where migration.version > present {
            try connection.run(script: migration.script)
            try connection.run(
                .schemaVersionInsert, ["version": .integer(migration.version)]
            ) { _ in }
        }
    }

    private static let versionTable: StaticString = """
        CREATE TABLE IF NOT EXISTS schema_version (
            version INTEGER PRIMARY KEY
        );
        """
}
