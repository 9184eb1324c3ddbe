// SPDX-License-Identifier: Apache-2.0

import FilingStore
import GRDBSQLite

/// Transactions and the write-ahead log.
extension SQLiteConnection {
    private static let begin = Statement("BEGIN")
    private static let beginImmediate = Statement("BEGIN IMMEDIATE")
    private static let commit = Statement("COMMIT")
    private static let rollback = Statement("ROLLBACK")
    private static let savepoint = Statement("SAVEPOINT one_write")
    private static let release = Statement("RELEASE one_write")
    private static let undo = Statement("ROLLBACK TO one_write")

    /// Runs a closure on one consistent state of the database.
    func snapshot<R>(_ body: (Snapshot) throws -> R) throws -> R {
        try self.beginReading()
        do {
            let value = try body(Snapshot(over: self))
            try self.control(Self.commit)
            return value
        } catch {
            try self.rollBack()
            throw error
        }
    }

    /// Begins a transaction whose first read takes its snapshot.
    func beginReading() throws { try self.control(Self.begin) }

    /// Begins a transaction and takes the write lock.
    func beginWriting() throws { try self.control(Self.beginImmediate) }

    /// Marks the place that `undoSavepoint` returns to.
    func setSavepoint() throws { try self.control(Self.savepoint) }

    /// Keeps what was done since the savepoint.
    func releaseSavepoint() throws { try self.control(Self.release) }

    /// Undoes what was done since the savepoint.
    func undoSavepoint() throws {
        try self.control(Self.undo)
        try self.control(Self.release)
    }

    /// Makes the transaction durable.
    ///
    /// - Returns: why not, if it failed; the transaction may still be open then.
    func commitWriting() -> SQLiteFault? {
        do {
            try self.control(Self.commit)
            return nil
        } catch {
            return self.failure(while: "committing")
        }
    }

    /// Ends the transaction, if there is one.
    func rollBack() throws {
        guard self.isInTransaction else { return }
        try self.control(Self.rollback)
    }

    /// Copies the log's pages into the database, as far as no reader needs the old ones.
    ///
    /// - Returns: why it failed, if it did.
    func checkpoint() -> SQLiteFault? {
        let code = sqlite3_wal_checkpoint_v2(
            self.raw, "main", SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        guard code != SQLITE_OK, code & 0xFF != SQLITE_BUSY else { return nil }
        return self.failure(while: "copying the log into the database")
    }

    /// Copies the whole log into the database and empties its file, unless a reader needs it.
    ///
    /// Does not wait for readers: the writer would stand still for them.
    ///
    /// - Parameter busyTimeoutMs: what the connection waits for others otherwise.
    func emptyLog(busyTimeoutMs: Int) -> LogEmptying {
        sqlite3_busy_timeout(self.raw, 0)
        defer { sqlite3_busy_timeout(self.raw, Int32(clamping: busyTimeoutMs)) }
        let code = sqlite3_wal_checkpoint_v2(
            self.raw, "main", SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        guard code != SQLITE_OK else { return .done }
        guard code & 0xFF == SQLITE_BUSY || code & 0xFF == SQLITE_LOCKED else {
            return .failed(self.failure(while: "emptying the log"))
        }
        return .held
    }

    /// What came of emptying the log.
    enum LogEmptying {
        case done
        /// A reader needs it.
        case held
        case failed(SQLiteFault)
    }

    private func control(_ statement: Statement) throws {
        try self.run(statement, [:]) { _ in }
    }
}
