// SPDX-License-Identifier: Apache-2.0

import FilingStore
import GRDB
import GRDBSQLite

/// A connection that GRDB opened and configured.
final class OpenDatabase {
    private let queue: DatabaseQueue
    /// The connection itself.
    ///
    /// GRDB opens it in SQLite's multi-thread mode: any thread may use it, one at a time, which is
    /// how the classes of this module use theirs. GRDB's own queue is used to open and close only.
    let raw: OpaquePointer

    /// What a connection is for.
    enum Access {
        case writing
        case reading
    }

    /// Opens a connection; a writing one makes the database if there is none.
    ///
    /// - Throws: `StorageFault` `.unavailable`, `.corrupt`.
    init(path: String, _ access: Access, settings: SQLiteSettings) throws(StorageFault) {
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(Double(settings.busyTimeoutMs) / 1_000)
            configuration.readonly = access == .reading
            configuration.journalMode = access == .writing ? .wal : .default
            self.queue = try DatabaseQueue(path: path, configuration: configuration)
            let raw = try self.queue.inDatabase { database in
                let cacheKiB =
                    access == .writing ? settings.writerCacheKiB : settings.readerCacheKiB
                // Negative means KiB. The undo log of savepoints is a temporary file otherwise.
                try database.execute(
                    sql: "PRAGMA cache_size = \(-cacheKiB); PRAGMA temp_store = MEMORY")
                return database.sqliteConnection
            }
            guard let raw else { throw StorageFault(.closed, "the connection is closed") }
            self.raw = raw
            // GRDB's observers of commits insist on GRDB's queue; this module has its own.
            _ = sqlite3_commit_hook(raw, nil, nil)
            _ = sqlite3_rollback_hook(raw, nil, nil)
            guard access == .writing else { return }
            // What is deleted is overwritten, in the page and when a page is given back: a destroyed
            // key must not wait on a free page for whoever takes the disk. The sweeps write more for
            // it; submits delete next to nothing.
            try self.queue.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA secure_delete = ON")
            }
            // Only now: opening a WAL database, GRDB sets synchronous to NORMAL, after whatever
            // its configuration prepares, and a power cut would take acknowledged commits back.
            try self.queue.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA synchronous = FULL")
            }
        } catch let fault as StorageFault {
            throw fault
        } catch let error as DatabaseError {
            throw SQLiteFault(
                error.extendedResultCode.rawValue, error.message ?? "", while: "opening"
            ).fault
        } catch {
            throw StorageFault(.unavailable, "opening the database: \(error)")
        }
    }

    /// Closes the connection, whose statements have ended.
    ///
    /// - Throws: `StorageFault` `.statement` if one has not.
    func close() throws(StorageFault) {
        do {
            try self.queue.close()
        } catch {
            throw StorageFault(.statement, "closing the database: \(error)")
        }
    }
}
