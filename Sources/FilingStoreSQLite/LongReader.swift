// SPDX-License-Identifier: Apache-2.0

import FilingStore
import Logging

/// Runs long reads, one after the other, each on a snapshot of its own.
struct LongReader: Sendable {
    let queue: BoundedQueue<any Job<Snapshot>>
    let logger: Logger

    /// Works until the queue is closed and drained, then closes the connection.
    func work(with connection: SQLiteConnection) {
        while let job = self.queue.take(most: 1).first {
            guard job.start() else { continue }
            do {
                try connection.snapshot { try job.run(in: $0) }
                job.settle(nil)
            } catch {
                job.settle(error)
            }
        }
        do {
            try connection.close()
        } catch {
            self.logger.error("closing a reader failed", metadata: ["error": "\(error)"])
        }
    }
}
