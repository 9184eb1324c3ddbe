// SPDX-License-Identifier: Apache-2.0

/// Sees to it that what was destroyed leaves the write-ahead log, too.
///
/// The log keeps old pages until it is emptied. Readers may hold it, also those of another process:
/// then each following commit tries again; the tidying writes once a minute.
struct LogEraser {
    private let settings: SQLiteSettings
    private let pointReaders: PointReaders
    private var isDue = false

    /// Times the point readers are asked to let go: between two asks a new read may have begun.
    private static let tries = 8

    init(settings: SQLiteSettings, pointReaders: PointReaders) {
        self.settings = settings
        self.pointReaders = pointReaders
    }

    /// Something was destroyed in the commit just made.
    mutating func noteErasure() { self.isDue = true }

    /// Empties the log if something in it must go.
    ///
    /// - Returns: why copying it into the database failed, if it did.
    mutating func erase(with connection: SQLiteConnection) -> SQLiteFault? {
        guard self.isDue else { return nil }
        for _ in 0..<Self.tries {
            self.pointReaders.releaseSnapshots()
            switch connection.emptyLog(busyTimeoutMs: self.settings.busyTimeoutMs) {
            case .held:
                continue
            case .done:
                self.isDue = false
                return nil
            case .failed(let fault):
                return fault
            }
        }
        return nil
    }
}
