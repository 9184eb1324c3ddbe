// SPDX-License-Identifier: Apache-2.0

import GRDBSQLite

/// How much of the write-ahead log has not been copied into the database.
///
/// Takes the place of SQLite's automatic checkpoint, which throws its errors away: a failed sync in
/// it would go unnoticed. Belongs to the writer's thread.
final class LogLength {
    private var pages = 0
    private var pagesAtCheckpoint = 0

    /// Watches a connection's commits until `stop`.
    init(of connection: SQLiteConnection) {
        let this = Unmanaged.passUnretained(self).toOpaque()
        _ = sqlite3_wal_hook(
            connection.raw,
            { this, _, _, pages in
                if let this {
                    Unmanaged<LogLength>.fromOpaque(this).takeUnretainedValue()
                        .note(pages: Int(pages))
                }
                return SQLITE_OK
            }, this)
    }

    /// Pages that commits added since the last checkpoint.
    var pagesSinceCheckpoint: Int { self.pages - self.pagesAtCheckpoint }

    /// A checkpoint is about to be made.
    func noteCheckpoint() { self.pagesAtCheckpoint = self.pages }

    /// Must be called before the connection is used without this object.
    func stop(watching connection: SQLiteConnection) {
        _ = sqlite3_wal_hook(connection.raw, nil, nil)
    }

    private func note(pages: Int) {
        // After a whole checkpoint, the log starts again from its beginning.
        if pages < self.pages { self.pagesAtCheckpoint = 0 }
        self.pages = pages
    }
}
