// SPDX-License-Identifier: Apache-2.0

import FilingStore
import Logging
import Synchronization

/// The connections for point reads, as the writer and the end of the store see them.
///
/// They are opened after the writer, which makes the database.
final class PointReaders: Sendable {
    private let readers = Mutex<[PointReader]>([])
    private let logger: Logger

    init(logger: Logger) { self.logger = logger }

    /// Opens the connections.
    ///
    /// - Returns: them, for reading without a lock around them all.
    func open(
        path: String, settings: SQLiteSettings, status: StoreStatus
    ) throws -> [PointReader] {
        let opened = try (0..<max(1, settings.pointReaders)).map { _ in
            try PointReader(path: path, settings: settings, status: status)
        }
        self.readers.withLock { $0 = opened }
        return opened
    }

    /// Makes every connection give its snapshot back.
    func releaseSnapshots() {
        self.forEach { try $0.releaseSnapshot() }
    }

    /// Closes the connections.
    func close() {
        self.forEach { try $0.close() }
    }

    private func forEach(_ body: (PointReader) throws -> Void) {
        for reader in self.readers.withLock({ $0 }) {
            do {
                try body(reader)
            } catch {
                // The read that comes next meets the same trouble and tells its caller.
                self.logger.error("a point reader failed", metadata: ["error": "\(error)"])
            }
        }
    }
}
