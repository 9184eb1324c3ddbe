// SPDX-License-Identifier: Apache-2.0

@testable import FilingStore
@testable import FilingStoreSQLite
import Foundation

/// A database as an earlier version of the program has left it.
enum OldDatabase {
    /// Makes the file that `Engine.sqlite` opens.
    ///
    /// - Parameters:
    ///   - version: of the schema.
    ///   - rows: what stands in it.
    static func make(in folder: URL, version: Int64, rows: [StaticString]) throws {
        let old = try SQLiteConnection(
            path: folder.appending(path: "filing.sqlite").path, .writing,
            settings: SQLiteSettings())
        try old.run(script: "CREATE TABLE schema_version (version INTEGER PRIMARY KEY)")
        for migration in Migration.all where migration.version <= version {
            try old.run(script: migration.script)
            try old.run(.schemaVersionInsert, ["version": .integer(migration.version)]) { _ in }
        }
        for script in rows { try old.run(script: script) }
        try old.close()
    }
}
