// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore
import Logging
import ServiceLifecycle

/// Removes what has expired: replies kept for idempotency keys, and ended sessions.
///
/// Only tidies: nothing expired is ever found without it.
struct Tidying: Service {
    private let store: any Store
    private let clock: any WallClock
    private let logger: Logger

    /// Often enough that a round stays small: at 3,000 writes a second 180,000 rows.
    static let interval = Span.minutes(1)
    /// Rows removed by one write: about a millisecond of the writer's time.
    static let batch = 1_000

    init(store: any Store, clock: any WallClock, logger: Logger) {
        self.store = store
        self.clock = clock
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await self.clock.sleep(until: self.clock.now() + Self.interval)
                    try await self.tidy()
                } catch is CancellationError {
                    return
                } catch {
                    self.logger.warning("tidying: \(error)")
                }
            }
        }
    }

    /// Removes everything that has expired by now, a batch at a time.
    func tidy() async throws {
        let now = self.clock.now()
        var removed = Self.batch
        while removed >= Self.batch {
            removed = try await self.store.write { transaction in
                max(
                    try transaction.sweepReplies(now: now, limit: Self.batch),
                    try transaction.sweepSessions(now: now, limit: Self.batch))
            }
        }
    }
}
