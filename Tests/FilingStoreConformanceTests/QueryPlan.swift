// SPDX-License-Identifier: Apache-2.0

@testable import FilingStore
@testable import FilingStoreSQLite
import GRDBSQLite

/// What SQLite says that it does for a statement.
enum QueryPlan {
    /// One line a step; empty if the statement is none.
    static func steps(of statement: Statement, on connection: SQLiteConnection) -> [String] {
        var handle: OpaquePointer?
        let sql = "EXPLAIN QUERY PLAN \(statement.sql)"
        guard sqlite3_prepare_v2(connection.raw, sql, -1, &handle, nil) == SQLITE_OK else {
            return []
        }
        defer { sqlite3_finalize(handle) }
        var lines: [String] = []
        while sqlite3_step(handle) == SQLITE_ROW {
            lines.append(sqlite3_column_text(handle, 3).map { String(cString: $0) } ?? "")
        }
        return lines
    }
}
