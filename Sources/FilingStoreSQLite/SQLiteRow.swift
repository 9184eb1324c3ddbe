// SPDX-License-Identifier: Apache-2.0

import FilingStore
import GRDBSQLite

/// The present row of a running statement.
struct SQLiteRow: SQLRow {
    let statement: OpaquePointer

    func isNull(_ column: Int) -> Bool { self.type(of: column) == SQLITE_NULL }

    func integer(_ column: Int) -> Int64? {
        guard self.type(of: column) == SQLITE_INTEGER else { return nil }
        return sqlite3_column_int64(self.statement, Int32(column))
    }

    func text(_ column: Int) -> String? {
        guard self.type(of: column) == SQLITE_TEXT,
            let start = sqlite3_column_text(self.statement, Int32(column))
        else {
            return nil
        }
        let count = Int(sqlite3_column_bytes(self.statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8]? {
        guard self.type(of: column) == SQLITE_BLOB else { return nil }
        // SQLite gives no address for a blob of no bytes.
        guard let start = sqlite3_column_blob(self.statement, Int32(column)) else { return [] }
        let count = Int(sqlite3_column_bytes(self.statement, Int32(column)))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// A column that the statement does not have reads as null.
    private func type(of column: Int) -> Int32 {
        sqlite3_column_type(self.statement, Int32(column))
    }
}
