// SPDX-License-Identifier: Apache-2.0

/// Brings a database to the schema of this program.
package enum Schema {
    /// The schema that this program reads and writes.
    package static let version = Migration.all.map(\.version).max() ?? 0
    /// The oldest schema that can be brought up to date; 0, an empty file, can as well.
    private static let oldest = Migration.all.map(\.version).min() ?? 0

    /// Runs the steps that the database has not seen, inside the transaction the driver began.
    ///
    /// - Throws: `StorageFault` `.newerSchema` if the database has seen a step this program does
    ///   not know: an older program would misread it; `.olderSchema` if it is from before 3.
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
        guard present == 0 || present >= Self.oldest else {
            throw StorageFault(
                .olderSchema,
                "the database has schema \(present), which kept personal data open; this program "
                    + "knows \(Self.oldest) and later. Begin with a new data directory")
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
