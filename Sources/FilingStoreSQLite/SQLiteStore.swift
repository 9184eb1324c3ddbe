// SPDX-License-Identifier: Apache-2.0

import Dispatch
package import FilingStore
package import Logging

/// One SQLite database.
///
/// Its files are `path`, `path-wal` and `path-shm`. One process serves it; a second one may write
/// beside it, a commit at a time.
package final class SQLiteStore: Store {
    private let settings: SQLiteSettings
    private let logger: Logger
    private let status: StoreStatus
    private let writes: BoundedQueue<any Job<Transaction>>
    private let reads: BoundedQueue<any Job<Snapshot>>
    private let writer: ConnectionThread
    private let readers: [ConnectionThread]
    private let pointReaders: [PointReader]
    private let allPointReaders: PointReaders

    /// Opens a database, makes it if there is none, and brings its schema up to date.
    ///
    /// Blocks for as long as recovery and migrations take: for start-up, not for an event loop.
    ///
    /// - Throws: `StorageFault`: `.newerSchema`, `.notDurable`, `.unavailable`, `.corrupt`.
    package static func open(
        path: String, settings: SQLiteSettings = SQLiteSettings(), logger: Logger
    ) throws -> SQLiteStore {
        try SQLiteStore(path: path, settings: settings, logger: logger)
    }

    private init(path: String, settings: SQLiteSettings, logger: Logger) throws {
        self.settings = settings
        self.logger = logger
        self.writes = BoundedQueue(limit: settings.writeQueueLimit)
        self.reads = BoundedQueue(limit: settings.readQueueLimit)
        self.status = StoreStatus()
        self.allPointReaders = PointReaders(logger: logger)
        let writer = Writer(
            queue: self.writes, settings: settings, status: self.status,
            pointReaders: self.allPointReaders, logger: logger)
        let reader = LongReader(queue: self.reads, logger: logger)
        self.writer = try ConnectionThread(
            "store-writer", open: { try Self.openWriting(path, settings) }, work: writer.work)
        var readers: [ConnectionThread] = []
        do {
            for number in 0..<max(1, settings.readThreads) {
                readers.append(
                    try ConnectionThread(
                        "store-reader-\(number)",
                        open: { try SQLiteConnection(path: path, .reading, settings: settings) },
                        work: reader.work))
            }
            self.readers = readers
            self.pointReaders = try self.allPointReaders.open(
                path: path, settings: settings, status: self.status)
        } catch {
            self.reads.close()
            for thread in readers { thread.join() }
            self.writes.close()
            self.writer.join()
            throw error
        }
    }

    private static func openWriting(
        _ path: String, _ settings: SQLiteSettings
    ) throws -> SQLiteConnection {
        let connection = try SQLiteConnection(path: path, .writing, settings: settings)
        do {
            try connection.beginWriting()
            try Schema.bringUpToDate(connection)
            if let fault = connection.commitWriting() { throw fault.fault }
            return connection
        } catch {
            try connection.rollBack()
            try connection.close()
            throw error
        }
    }

    package var health: StoreHealth { self.status.health }

    package var figures: StoreFigures {
        var figures = self.status.figures
        figures.waiting = self.writes.count
        figures.waitingLimit = self.settings.writeQueueLimit
        return figures
    }

    package func observe(_ observer: @escaping @Sendable ([ChangedFiling]) -> Void) {
        self.status.add(observer)
    }

    package func allotSeats(by desk: any SeatDesk) { self.status.allotSeats(by: desk) }

    package func write<R: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> R
    ) async throws -> R {
        switch self.status.health {
        case .serving: break
        case .stopped: throw StorageFault.storeStopped
        case .closed: throw StorageFault.storeClosed
        }
        let job = ClosureJob(body)
        return try await self.settled(job) {
            switch self.writes.push(job) {
            case .queued: nil
            case .full: self.refusal
            case .closed: StorageFault.storeClosed
            }
        }
    }

    private var refusal: WriteQueueFull {
        self.status.noteRefused()
        return WriteQueueFull(retryAfterMs: self.settings.retryAfterMs)
    }

    package func read<R: Sendable>(
        _ body: @escaping @Sendable (Snapshot) throws -> R
    ) async throws -> R {
        self.status.noteRead()
        let job = ClosureJob(body)
        return try await self.settled(job) {
            switch self.reads.push(job) {
            case .queued: nil
            case .full: StorageFault(.overloaded, "too many reads wait")
            case .closed: StorageFault.storeClosed
            }
        }
    }

    package func point<R>(_ body: (Snapshot) throws -> R) throws -> R {
        self.status.noteRead()
        for reader in self.pointReaders {
            if let result = try reader.readIfFree(body) { return result }
        }
        // More threads than connections: wait for one, which takes microseconds.
        return try self.pointReaders[0].read(body)
    }

    package func close() async {
        guard self.status.close() else { return }
        await withCheckedContinuation { closed in
            // The only blocking wait, on a thread of the system's pool and once in a lifetime.
            DispatchQueue.global().async {
                self.closeConnections()
                closed.resume()
            }
        }
    }

    /// The writer's connection closes last: the last one copies the log into the database.
    private func closeConnections() {
        self.allPointReaders.close()
        self.reads.close()
        for thread in self.readers { thread.join() }
        self.writes.close()
        self.writer.join()
    }

    /// Waits for a job's answer.
    ///
    /// - Parameter queueing: queues the job; the refusal if it was not taken.
    private func settled<Scope, R>(
        _ job: ClosureJob<Scope, R>, queueing: () -> (any Error)?
    ) async throws -> R {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { caller in
                guard job.attach(caller) else { return }
                if let refusal = queueing() { job.settle(refusal) }
            }
        } onCancel: {
            job.cancel()
        }
    }
}
