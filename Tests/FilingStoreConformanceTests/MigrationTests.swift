// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Foundation
import Testing

/// Databases that earlier versions of the program have left.
@Suite struct MigrationTests {
    @Test(arguments: [1, 2])
    func `a database that kept personal data open is refused and left alone`(
        version: Int64
    ) async throws {
        try await Engine.withFolder { folder in
            let path = folder.appending(path: "filing.sqlite").path
            let old = try SQLiteConnection(path: path, .writing, settings: SQLiteSettings())
            try old.run(script: "CREATE TABLE schema_version (version INTEGER PRIMARY KEY)")
            try old.run(.schemaVersionInsert, ["version": .integer(version)]) { _ in }
            try old.close()

            let fault = #expect(throws: StorageFault.self) {
                try Engine.sqlite.open(folder, SQLiteSettings())
            }
            #expect(fault?.kind == .olderSchema)
            #expect(fault?.detail.contains("Begin with a new data directory") == true)

            let again = try SQLiteConnection(path: path, .reading, settings: SQLiteSettings())
            var tables = 0
            try again.run(
                Statement("SELECT count(*) FROM sqlite_master WHERE type = 'table'"), [:]
            ) { tables = Int($0.integer(0) ?? -1) }
            #expect(tables == 1)
            try again.close()
        }
    }

    @Test func `migrations count on from the oldest without gaps`() {
        let versions = Migration.all.map(\.version)
        #expect(versions == Array(3...Schema.version))
    }
}
