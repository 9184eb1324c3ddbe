// SPDX-License-Identifier: Apache-2.0

import Dispatch
import FilingStore
import Logging
import Synchronization

/// The one that writes: takes what waits, commits once, then answers all.
///
/// Runs on a thread of its own, with the store's only writing connection.
struct Writer: Sendable {
    let queue: BoundedQueue<any Job<Transaction>>
    let settings: SQLiteSettings
    let status: StoreStatus
    let pointReaders: PointReaders
    let logger: Logger

    /// Works until the queue is closed and drained, then closes the connection.
    func work(with connection: SQLiteConnection) {
        let log = LogLength(of: connection)
        var eraser = LogEraser(settings: self.settings, pointReaders: self.pointReaders)
        while true {
            let jobs = self.queue.take(most: self.settings.batchLimit)
            guard !jobs.isEmpty else { break }
            self.commit(jobs.filter { $0.start() }, with: connection, &eraser)
            self.checkpointIfDue(log, with: connection)
        }
        log.stop(watching: connection)
        do {
            try connection.close()
        } catch {
            self.logger.error("closing the database failed", metadata: ["error": "\(error)"])
        }
    }

    /// Runs the jobs in one transaction, each undone alone if it throws, and answers them.
    ///
    /// An error that ends the whole transaction is the answer to the job that met it; the others
    /// run again without it.
    private func commit(
        _ jobs: [any Job<Transaction>], with connection: SQLiteConnection, _ eraser: inout LogEraser
    ) {
        var jobs = jobs
        while !jobs.isEmpty {
            guard self.status.health != .stopped else {
                return self.settle(jobs, StorageFault.storeStopped)
            }
            let begun = DispatchTime.now().uptimeNanoseconds
            switch self.attempt(jobs, with: connection) {
            case .done(let batch):
                self.status.noteCommit(
                    group: jobs.count, ns: DispatchTime.now().uptimeNanoseconds &- begun)
                // Before the answers: who erased something may look for it at once.
                if batch.hasErased { eraser.noteErasure() }
                if let fault = eraser.erase(with: connection) { self.judge(fault) }
                self.status.tell(batch.changed)
                for (job, failure) in batch.outcomes { job.settle(failure) }
                return
            case .lost(let culprit, let fault):
                jobs.remove(at: culprit).settle(fault)
            case .failed(let fault):
                return self.settle(jobs, fault)
            }
        }
    }

    private enum Attempt {
        case done(Batch)
        /// The transaction ended by itself while this job ran.
        case lost(culprit: Int, any Error)
        /// It could not begin or not be committed.
        case failed(StorageFault)
    }

    private struct Batch {
        var outcomes: [(job: any Job<Transaction>, failure: (any Error)?)] = []
        var changed: [ChangedFiling] = []
        var hasErased = false
    }

    private func attempt(
        _ jobs: [any Job<Transaction>], with connection: SQLiteConnection
    ) -> Attempt {
        var batch = Batch()
        batch.outcomes.reserveCapacity(jobs.count)
        do {
            try connection.beginWriting()
        } catch {
            return .failed(self.fault(error))
        }
        for (position, job) in jobs.enumerated() {
            do {
                let transaction = try self.run(job, with: connection)
                batch.changed += transaction.changedFilings
                if transaction.hasErased { batch.hasErased = true }
                batch.outcomes.append((job, nil))
            } catch {
                guard connection.isInTransaction, self.undo(with: connection) else {
                    return .lost(culprit: position, error)
                }
                batch.outcomes.append((job, error))
            }
        }
        guard let fault = connection.commitWriting() else { return .done(batch) }
        self.rollBack(with: connection)
        self.judge(fault)
        return .failed(fault.fault)
    }

    private func run(
        _ job: any Job<Transaction>, with connection: SQLiteConnection
    ) throws -> Transaction {
        try connection.setSavepoint()
        let transaction = Transaction(over: connection, seats: self.status.seatDesk)
        try job.run(in: transaction)
        try connection.releaseSavepoint()
        return transaction
    }

    /// Undoes one job; if even that fails, the whole transaction.
    private func undo(with connection: SQLiteConnection) -> Bool {
        do {
            try connection.undoSavepoint()
            return true
        } catch {
            self.logger.error("undoing a write failed", metadata: ["error": "\(error)"])
            self.rollBack(with: connection)
            return false
        }
    }

    /// Stops the store if what the disk holds is unknown after this fault.
    ///
    /// Other faults go to the callers, and a full disk gives one to each: they are not errors here.
    private func judge(_ fault: SQLiteFault) {
        guard fault.leavesDiskUnknown else {
            return self.logger.debug(
                "the database refused", metadata: ["fault": "\(fault.fault.detail)"])
        }
        self.status.stop()
        self.logger.critical(
            "the store takes no more writes until the process starts again",
            metadata: ["fault": "\(fault.fault.detail)"])
    }

    private func rollBack(with connection: SQLiteConnection) {
        do {
            try connection.rollBack()
        } catch {
            // A transaction that cannot be ended leaves nothing to write with.
            self.status.stop()
            self.logger.critical("rolling back failed", metadata: ["error": "\(error)"])
        }
    }

    private func checkpointIfDue(_ log: LogLength, with connection: SQLiteConnection) {
        guard self.status.health != .stopped,
            log.pagesSinceCheckpoint >= self.settings.checkpointPages
        else {
            return
        }
        log.noteCheckpoint()
        // Snapshots held from before would keep pages from being copied.
        self.pointReaders.releaseSnapshots()
        if let fault = connection.checkpoint() { self.judge(fault) }
        // Those taken since still lock the log, and would keep it from starting again. The next
        // ones find all of it copied and leave it alone.
        self.pointReaders.releaseSnapshots()
    }

    private func settle(_ jobs: [any Job<Transaction>], _ fault: StorageFault) {
        for job in jobs { job.settle(fault) }
    }

    private func fault(_ error: any Error) -> StorageFault {
        error as? StorageFault ?? StorageFault(.unavailable, "\(error)")
    }
}

extension StorageFault {
    /// Nothing is acknowledged any more.
    static var storeStopped: StorageFault {
        StorageFault(.stopped, "an earlier commit failed; start the process again")
    }

    /// The store was closed.
    static var storeClosed: StorageFault { StorageFault(.closed, "the store is closed") }
}
