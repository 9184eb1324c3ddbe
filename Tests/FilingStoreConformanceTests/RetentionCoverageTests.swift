// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Foundation
import Testing

/// No table is forgotten.
@Suite struct RetentionCoverageTests {
    @Test func `every table of the schema has a retention class, or a reason to stay`() async throws
    {
        try await Engine.withFolder { folder in
            let store = try Engine.sqlite.open(folder, SQLiteSettings())
            await store.close()
            let path = folder.appending(path: "filing.sqlite").path
            let connection = try SQLiteConnection(path: path, .reading, settings: SQLiteSettings())
            var tables: Set<String> = []
            try connection.run(
                Statement("SELECT name FROM sqlite_master WHERE type = 'table'"), [:]
            ) { tables.insert($0.text(0) ?? "") }
            try connection.close()
            tables = tables.filter { !$0.hasPrefix("sqlite_") }

            let classed = Set(RetentionClass.allCases.flatMap(\.rule.tables))
            #expect(tables == classed.union(RetentionClass.staying.keys))
            #expect(classed.isDisjoint(with: RetentionClass.staying.keys))
        }
    }
}
