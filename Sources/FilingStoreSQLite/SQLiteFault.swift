// SPDX-License-Identifier: Apache-2.0

import FilingStore
import GRDBSQLite

/// A result code of SQLite, as a fault.
struct SQLiteFault {
    /// The extended code.
    let code: Int32
    /// What it means to the callers.
    let fault: StorageFault

    /// Takes the code and message of a connection's last call.
    ///
    /// SQLite's messages name tables and columns, never values.
    init(_ code: Int32, _ message: String, while doing: String) {
        self.code = code
        self.fault = StorageFault(
            Self.kind(of: code), "SQLite \(code) while \(doing): \(message)")
    }

    private static func kind(of code: Int32) -> StorageFault.Kind {
        // The low byte is the primary code. Shared memory that cannot grow is a full disk, too.
        guard code != Self.sharedMemorySize else { return .full }
        switch code & 0xFF {
        case SQLITE_FULL: return .full
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CANTOPEN, SQLITE_PROTOCOL, SQLITE_NOMEM,
            SQLITE_IOERR, SQLITE_PERM, SQLITE_READONLY, SQLITE_INTERRUPT:
            return .unavailable
        case SQLITE_CORRUPT, SQLITE_NOTADB: return .corrupt
        case SQLITE_CONSTRAINT: return .constraint
        default: return .statement
        }
    }

    /// Whether a failed commit or checkpoint with this code leaves unknown what the disk holds.
    ///
    /// A full disk and a lock are found before anything counts. Everything else may have come from
    /// a sync, after which the system forgets that pages were not written: a later sync would
    /// succeed, and what it acknowledges might not be there.
    var leavesDiskUnknown: Bool {
        switch self.fault.kind {
        case .full: false
        default: self.code & 0xFF != SQLITE_BUSY && self.code & 0xFF != SQLITE_LOCKED
        }
    }

    /// `SQLITE_IOERR_SHMSIZE`, a macro that Swift does not see.
    private static let sharedMemorySize: Int32 = SQLITE_IOERR | (19 << 8)
}
