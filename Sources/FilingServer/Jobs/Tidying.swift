// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore
import Logging
import ServiceLifecycle

/// Removes what has expired: replies kept for idempotency keys, ended sessions, tries to log in that
/// count no longer, old messages; and writes down changes of phones whose time has come, and
/// supplements whose time is over; offers free seats to whoever waits for one.
///
/// Only tidies: nothing expired is ever found without it, and a due change counts before it.
struct Tidying: Service {
    private let store: any Store
    private let keys: ServerKeys
    private let personal: PersonalData
    private let clock: any WallClock
    private let logger: Logger

    /// Often enough that a round stays small: at 3,000 writes a second 180,000 rows.
    static let interval = Span.minutes(1)
    /// Rows removed by one write: about a millisecond of the writer's time.
    static let batch = 1_000

    init(
        store: any Store, keys: ServerKeys, personal: PersonalData, clock: any WallClock,
        logger: Logger
    ) {
        self.store = store
        self.keys = keys
        self.personal = personal
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
                [
                    try transaction.sweepReplies(now: now, limit: Self.batch),
                    try transaction.sweepSessions(now: now, limit: Self.batch),
                    try transaction.sweepLogins(now: now, limit: Self.batch),
                    try transaction.sweepMessages(
                        until: now - RetentionClass.messages.kept,
                        limit: Self.batch),
                ].max() ?? 0
            }
        }
        try await self.settlePhoneChanges(now: now)
        // Lapses first: each frees a seat.
        try await LapseSweep(store: self.store).sweep(now: now)
        try await SettledSeats(store: self.store).settle(at: now)
    }

    /// Moves accounts whose change of phone has its time.
    private func settlePhoneChanges(now: Instant) async throws {
        try await self.store.write { transaction in
            for change in try transaction.duePhoneChanges(at: now, limit: Self.batch) {
                let isDone = try self.settle(change, in: transaction)
                try transaction.end(phoneChange: change.id, as: isDone ? .done : .stopped)
                try self.personal.note(
                    isDone ? .phoneChanged : .phoneChangeStopped, on: change.account, at: now,
                    in: transaction)
                try transaction.audit(
                    AuditEntry(
                        at: now, actor: .service,
                        action: isDone ? .phoneChanged : .phoneChangeDropped,
                        subject: change.account, object: change.id.rawValue))
            }
        }
    }

    /// Moves an account; false if somebody has registered with the phone meanwhile.
    private func settle(_ change: PhoneChange, in transaction: Transaction) throws -> Bool {
        let key = try self.personal.key(of: change.account, in: transaction)
        let phone = try key.words(of: change).phone
        let index = BlindIndex(of: phone.text, field: .phone, keys: self.keys).bytes
        do {
            try transaction.set(phone: key.sealed(phone, index: index), of: change.account)
            return true
        } catch let refusal as Refusal where refusal.reason == .accountExists {
            return false
        }
    }
}
