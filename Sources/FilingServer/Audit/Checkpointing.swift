// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore
import Logging
import ServiceLifecycle

/// Signs the newest row of the audit log every minute or 10,000 rows, and once more at the end.
///
/// Off the path of every call: it reads one row a second. The file outside is written first, so it
/// can be ahead of the database by one line, never behind.
struct Checkpointing: Service {
    private let store: any Store
    private let key: AuditSigningKey
    private let heads: HeadsFile
    private let clock: any WallClock
    private let logger: Logger
    private let desk = Sideline(
        "audit-heads", limit: 4,
        full: Refusal(.storeUnavailable, ["retry_after_ms": .number(1_000)]))

    /// What a dishonest administrator can cut off unseen is younger than this.
    static let interval = Span.minutes(1)
    /// Rows after which a checkpoint is made earlier.
    static let rows: Int64 = 10_000
    /// How often it is looked whether there are so many.
    private static let look = Span.seconds(1)

    init(world: FilingService.World) throws {
        self.store = world.store
        self.key = try AuditSigningKey(keys: world.keys)
        self.heads = world.auditHeads
        self.clock = world.clock
        self.logger = world.logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await self.watch() }
        // The calls have ended by now.
        guard !Task.isCancelled else { return }
        _ = await self.checkpoint(after: await self.recovered())
    }

    private func watch() async {
        var last = await self.recovered()
        while !Task.isCancelled {
            do {
                try await self.clock.sleep(until: self.clock.now() + Self.look)
            } catch {
                return
            }
            if await self.isDue(after: last) { last = await self.checkpoint(after: last) }
        }
    }

    /// Takes over what a crash has left in the file alone; the newest checkpoint.
    private func recovered() async -> AuditCheckpoint? {
        do {
            let line = try await self.desk.run { try self.heads.read().last }
            if let line, self.key.publicKey.verifies(line) {
                try await self.store.write { transaction in
                    guard try transaction.auditHead().seq >= line.seq else { return }
                    try transaction.keep(line)
                }
            }
            return try self.store.point { try $0.lastCheckpoint() }
        } catch {
            self.logger.error("audit checkpoints could not be read: \(error)")
            return nil
        }
    }

    private func isDue(after last: AuditCheckpoint?) async -> Bool {
        do {
            let head = try self.store.point { try $0.auditHead() }
            let new = head.seq - (last?.seq ?? 0)
            guard new > 0, new < Self.rows, let last else { return new > 0 }
            return self.clock.now() - Instant(ms: last.atMs) >= Self.interval
        } catch {
            self.logger.error("the audit log could not be read: \(error)")
            return false
        }
    }

    /// Signs the newest row, if there is one since the last; the newest checkpoint.
    private func checkpoint(after last: AuditCheckpoint?) async -> AuditCheckpoint? {
        do {
            let head = try self.store.point { try $0.auditHead() }
            guard head.seq > last?.seq ?? 0 else { return last }
            let made = try self.key.checkpoint(.head, at: self.clock.now(), head)
            try await self.desk.run { try self.heads.append(made) }
            try await self.store.write { try $0.keep(made) }
            return made
        } catch {
            self.logger.critical("the audit log could not be signed: \(error)")
            return last
        }
    }
}
