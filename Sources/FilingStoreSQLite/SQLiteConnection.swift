// SPDX-License-Identifier: Apache-2.0

import FilingStore
import GRDBSQLite

/// One connection and its prepared statements, used by one thread at a time.
final class SQLiteConnection: SQLConnection {
    private let database: OpenDatabase
    /// The connection itself.
    var raw: OpaquePointer { self.database.raw }
    private var prepared: [ObjectIdentifier: OpaquePointer] = [:]
    private var isClosed = false

    /// Opens a connection; a writing one makes the database if there is none.
    ///
    /// - Throws: `StorageFault`; `.notDurable` if the commits of a writing one would not be synced.
    init(path: String, _ access: OpenDatabase.Access, settings: SQLiteSettings) throws {
        self.database = try OpenDatabase(path: path, access, settings: settings)
        if access == .writing { try self.requireFullSync() }
    }

    /// `PRAGMA synchronous`: 2 is FULL.
    private func requireFullSync() throws {
        var level: Int64?
        try self.run(Self.synchronous, [:]) { level = $0.integer(0) }
        guard level == 2 else {
            throw StorageFault(.notDurable, "synchronous is \(level ?? -1), must be 2")
        }
    }

    private static let synchronous = Statement("PRAGMA synchronous")

    @discardableResult
    func run(
        _ statement: Statement, _ arguments: SQLArguments, each: (any SQLRow) throws -> Void
    ) throws -> Int {
        statement.requireMatch(arguments)
        let prepared = try self.prepare(statement)
        precondition(sqlite3_stmt_busy(prepared) == 0, "a statement ran inside itself")
        defer { sqlite3_reset(prepared) }
        var position: Int32 = 0
        for (_, value) in arguments {
            position += 1
            try self.check(Self.bind(value, to: position, of: prepared), while: "binding")
        }
        while true {
            let code = sqlite3_step(prepared)
            switch code {
            case SQLITE_ROW:
                try each(SQLiteRow(statement: prepared))
            case SQLITE_DONE:
                return Int(sqlite3_changes(self.raw))
            default:
                throw self.failure(while: "running a statement").fault
            }
        }
    }

    func run(script: StaticString) throws {
        let code = script.withUTF8Buffer { text in
            // The literal ends with a zero byte.
            text.withMemoryRebound(to: CChar.self) { chars in
                sqlite3_exec(self.raw, chars.baseAddress, nil, nil, nil)
            }
        }
        guard code == SQLITE_OK else { throw self.failure(while: "running a script").fault }
    }

    /// The connection's last error.
    func failure(while doing: String) -> SQLiteFault {
        SQLiteFault(
            sqlite3_extended_errcode(self.raw), String(cString: sqlite3_errmsg(self.raw)),
            while: doing)
    }

    /// Inside a transaction; some errors end it by themselves.
    var isInTransaction: Bool { sqlite3_get_autocommit(self.raw) == 0 }

    /// Ends the statements and the connection; calls afterwards are a bug.
    func close() throws {
        guard !self.isClosed else { return }
        self.isClosed = true
        for statement in self.prepared.values { sqlite3_finalize(statement) }
        self.prepared = [:]
        try self.database.close()
    }

    private func prepare(_ statement: Statement) throws -> OpaquePointer {
        let key = ObjectIdentifier(statement)
        if let prepared = self.prepared[key] { return prepared }
        precondition(!self.isClosed, "a closed connection was used")
        var handle: OpaquePointer?
        let code = statement.sql.withUTF8Buffer { text in
            text.withMemoryRebound(to: CChar.self) { chars in
                sqlite3_prepare_v3(
                    self.raw, chars.baseAddress, Int32(chars.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
            }
        }
        guard code == SQLITE_OK, let handle else {
            throw self.failure(while: "preparing \(statement.sql)").fault
        }
        precondition(
            Int(sqlite3_bind_parameter_count(handle)) == statement.parameters.count,
            "SQLite counts other parameters than the statement: \(statement.sql)")
        self.prepared[key] = handle
        return handle
    }

    private func check(_ code: Int32, while doing: String) throws {
        guard code == SQLITE_OK else { throw self.failure(while: doing).fault }
    }

    private static func bind(
        _ value: SQLValue, to position: Int32, of statement: OpaquePointer
    ) -> Int32 {
        switch value {
        case .null:
            return sqlite3_bind_null(statement, position)
        case .integer(let value):
            return sqlite3_bind_int64(statement, position, value)
        case .text(var value):
            return value.withUTF8 { text in
                text.withMemoryRebound(to: CChar.self) { chars in
                    // An empty string may have no address, and no address would mean null.
                    sqlite3_bind_text(
                        statement, position, chars.baseAddress ?? Self.nothing,
                        Int32(chars.count), Self.copied)
                }
            }
        case .bytes(let value):
            guard !value.isEmpty else { return sqlite3_bind_zeroblob(statement, position, 0) }
            return value.withUnsafeBytes { bytes in
                sqlite3_bind_blob64(
                    statement, position, bytes.baseAddress, UInt64(bytes.count), Self.copied)
            }
        }
    }

    /// `SQLITE_TRANSIENT`, a macro that Swift does not see: SQLite copies what is bound.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    /// The address of a string of no bytes, which outlives the call.
    private static var nothing: UnsafePointer<CChar> {
        UnsafeRawPointer(("" as StaticString).utf8Start).assumingMemoryBound(to: CChar.self)
    }
}
