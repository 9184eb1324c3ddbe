// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore
import Logging
import ServiceLifecycle

/// Raises the reminders of supplements when their time has come.
///
/// Each waits in a row, which goes in the transaction that raises it: whenever the process dies, it is
/// raised once.
struct ReminderWorker: Service {
    private let store: any Store
    private let clock: any WallClock
    private let bell: WorkBell
    private let logger: Logger

    /// Looked at this often for reminders written meanwhile; one that is known is raised on time.
    static let interval = Span.seconds(30)
    /// Reminders raised by one write: some milliseconds of the writer's time.
    static let batch = 100

    /// - Parameter bell: of whoever sends text messages.
    init(store: any Store, clock: any WallClock, bell: WorkBell, logger: Logger) {
        self.store = store
        self.clock = clock
        self.bell = bell
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await self.remind()
                    try await self.clock.sleep(until: try self.nextLook())
                } catch is CancellationError {
                    return
                } catch {
                    self.logger.error("reminders: \(error)")
                    do {
                        try await self.clock.sleep(until: self.clock.now() + Self.interval)
                    } catch { return }
                }
            }
        }
    }

    /// Settles every reminder whose time has come by now.
    func remind() async throws {
        let now = self.clock.now()
        var taken = Self.batch
        while taken == Self.batch {
            guard let next = try self.store.point({ try $0.nextReminder() }), next <= now else {
                return
            }
            taken = try await self.store.write { transaction in
                let due = try transaction.remindersDue(at: now, limit: Self.batch)
                for reminder in due { try transaction.settle(reminder, now: now) }
                return due.count
            }
            self.bell.ring()
        }
    }

    private func nextLook() throws -> Instant {
        let latest = self.clock.now() + Self.interval
        guard let next = try self.store.point({ try $0.nextReminder() }) else { return latest }
        return min(next, latest)
    }
}
