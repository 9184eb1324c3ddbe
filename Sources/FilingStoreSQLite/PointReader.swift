// SPDX-License-Identifier: Apache-2.0

import Dispatch
import FilingStore
import Foundation

/// A connection for point reads, used by whichever thread holds its lock.
///
/// It keeps its snapshot from one read to the next for as long as nothing was committed: taking and
/// giving back SQLite's read lock is four system calls and a third of the cost of a read.
// SAFETY: `connection`, what `snapshot` wraps and `held` are touched by `init` and while `lock` is held only.
final class PointReader: @unchecked Sendable {
    private let lock = NSLock()
    private let status: StoreStatus
    private var connection: SQLiteConnection?
    private let snapshot: Snapshot
    private var held: Held?

    /// The snapshot that the connection has open.
    private struct Held {
        /// Commits of this process that it holds at least.
        let commitCount: Int
        /// When it was taken, in milliseconds of the system's monotonic clock.
        let takenAtMs: UInt64
    }

    /// 20 ms: how much later than its commit another process's write may be seen.
    ///
    /// This process's own writes are seen at once.
    private static let longestHoldMs: UInt64 = 20

    init(path: String, settings: SQLiteSettings, status: StoreStatus) throws {
        let connection = try SQLiteConnection(path: path, .reading, settings: settings)
        self.connection = connection
        self.snapshot = Snapshot(over: connection)
        self.status = status
    }

    /// Reads now, if nobody else is reading with this connection; nil if somebody is.
    func readIfFree<R>(_ body: (Snapshot) throws -> R) throws -> R? {
        guard self.lock.try() else { return nil }
        defer { self.lock.unlock() }
        return try self.readLocked(body)
    }

    /// Reads when it is this thread's turn.
    func read<R>(_ body: (Snapshot) throws -> R) throws -> R {
        self.lock.lock()
        defer { self.lock.unlock() }
        return try self.readLocked(body)
    }

    /// Gives the snapshot back, after the read that is running.
    func releaseSnapshot() throws {
        self.lock.lock()
        defer { self.lock.unlock() }
        try self.release()
    }

    /// Closes the connection, after the read that is running.
    func close() throws {
        self.lock.lock()
        defer { self.lock.unlock() }
        try self.release()
        let open = self.connection.take()
        try open?.close()
    }

    private func readLocked<R>(_ body: (Snapshot) throws -> R) throws -> R {
        guard let connection = self.connection else { throw StorageFault.storeClosed }
        try self.renewIfStale(connection)
        do {
            return try body(self.snapshot)
        } catch let fault as StorageFault {
            // Whatever it was, the next read starts afresh.
            try self.release()
            throw fault
        }
    }

    private func renewIfStale(_ connection: SQLiteConnection) throws {
        let commitCount = self.status.commitCount
        let nowMs = Self.monotonicMs()
        if let held = self.held {
            guard held.commitCount != commitCount || nowMs - held.takenAtMs > Self.longestHoldMs
            else {
                return
            }
            try self.release()
        }
        try connection.beginReading()
        self.held = Held(commitCount: commitCount, takenAtMs: nowMs)
    }

    private func release() throws {
        guard self.held != nil, let connection = self.connection else { return }
        self.held = nil
        try connection.rollBack()
    }

    private static func monotonicMs() -> UInt64 {
        DispatchTime.now().uptimeNanoseconds / 1_000_000
    }
}
