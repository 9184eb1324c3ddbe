// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore
import Logging
import ServiceLifecycle

/// Sends the text messages that wait, after the transactions that wrote them have committed.
///
/// A message may be sent twice if the process dies between sending and marking, never not at all,
/// unless its code has expired before the network took it.
struct OutboxWorker: Service {
    private let store: any Store
    private let sender: any SMSSender
    private let keys: ServerKeys
    private let personal: PersonalData
    private let clock: any WallClock
    private let bell: WorkBell
    private let logger: Logger

    /// Messages taken at once: one marking transaction for all of them.
    static let batchSize = 64
    /// Looked through this often without a ring, for messages that could not be sent before.
    static let interval = Span.seconds(5)
    /// A ring is followed by so much time of the machine, whatever the clock says: the reply of whoever
    /// rang is out by then, so that its time does not tell whether there was something to send.
    private static let lateness = Duration.milliseconds(20)
    /// A notice is news for so long.
    static let noticeLife = Span.hours(24)

    init(
        store: any Store, sender: any SMSSender, keys: ServerKeys, personal: PersonalData,
        clock: any WallClock, bell: WorkBell, logger: Logger
    ) {
        self.store = store
        self.sender = sender
        self.keys = keys
        self.personal = personal
        self.clock = clock
        self.bell = bell
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do {
                while !Task.isCancelled {
                    await self.sendAll()
                    await self.bell.wait(until: self.clock.now() + Self.interval, by: self.clock)
                    try await Task.sleep(for: Self.lateness)
                }
            } catch {
                // Cancelled: what waits is sent after the next start.
                return
            }
        }
    }

    /// Sends everything that waits and can be sent by now.
    func sendAll() async {
        do {
            while try await self.sendBatch() {}
        } catch {
            self.logger.error("outbox: \(error)")
        }
    }

    /// What a try came to.
    private struct Settlement {
        let message: Int64
        let state: MessageState
        let nextAt: Instant
        let fault: String?
        /// The network is out: it would fail the next message, too.
        var isOutage = false
    }

    /// Until when a message is of use to anybody, and to whom.
    private enum Use {
        case until(Instant, PhoneNumber)
        /// Nobody is to get it: a code for an account that the phone has not, or something for an
        /// account whose data is erased.
        case none
        /// It cannot be found out now.
        case unreadable
    }

    /// Sends one batch; false when nothing is left that can be sent now.
    private func sendBatch() async throws -> Bool {
        let begun = self.clock.now()
        let batch = try await self.store.read { snapshot in
            try snapshot.messagesDue(at: begun, limit: Self.batchSize).map {
                (message: $0, use: self.use(of: $0, in: snapshot, at: begun))
            }
        }
        // A network that fails one message fails the next: the others keep their turn.
        let done = await SideBySide.results(of: batch, isEnough: \.isOutage) {
            await self.settle($0.message, $0.use)
        }
        guard !done.isEmpty else { return false }
        try await self.store.write { transaction in
            for one in done {
                try transaction.settle(
                    message: one.message, as: one.state, nextAt: one.nextAt, fault: one.fault)
            }
        }
        return !done.contains(where: \.isOutage) && batch.count == Self.batchSize
    }

    /// A message that cannot be judged is put off alone: it must not hold up the others.
    private func use(of message: DueMessage, in snapshot: Snapshot, at now: Instant) -> Use {
        do {
            let key = try self.personal.keyIfAny(of: message.owner, in: snapshot)
            guard let phone = try self.phone(for: message, key, in: snapshot) else {
                return .none
            }
            switch message.content {
            case .sentence(let sentence):
                let end = message.createdAt + Self.noticeLife
                let due = sentence.kind.endsWhenDue ? sentence.due : nil
                return .until(due.map { min($0, end) } ?? end, phone)
            case .notice:
                return .until(message.createdAt + Self.noticeLife, phone)
            case .code(let nonce, let purpose):
                guard
                    try !purpose.needsAccount
                        || snapshot.account(phoneIndex: message.phoneIndex, now: now) != nil
                else { return .none }
                let challenge = try snapshot.challenge(
                    phoneIndex: message.phoneIndex, purpose: purpose)
                // Another nonce or a use: the code of this message has done its work or ended.
                guard let challenge, challenge.nonce == nonce, challenge.usedAt == nil else {
                    return .until(now, phone)
                }
                return .until(challenge.expiresAt, phone)
            }
        } catch {
            self.logger.error(
                "a message cannot be judged",
                metadata: ["id": "\(message.id)", "fault": "\(type(of: error))"])
            return .unreadable
        }
    }

    /// Whom a message is for; nil if nobody can be found out any more.
    private func phone(
        for message: DueMessage, _ key: PersonalKey?, in snapshot: Snapshot
    ) throws -> PhoneNumber? {
        guard let sealed = message.phone else {
            return key == nil ? nil : try self.personal.phone(of: message.owner, in: snapshot)
        }
        return try key?.phone(sealed, ofMessage: message.id)
    }

    private func settle(_ message: DueMessage, _ use: Use) async -> Settlement {
        let now = self.clock.now()
        switch use {
        case .none:
            return Settlement(message: message.id, state: .withheld, nextAt: now, fault: nil)
        case .unreadable:
            return Settlement(
                message: message.id, state: .waiting,
                nextAt: now + Backoff.span(after: message.attempts), fault: "UNREADABLE")
        case .until(let end, let phone):
            guard now < end else {
                return Settlement(
                    message: message.id, state: .givenUp, nextAt: now, fault: "EXPIRED")
            }
            return await self.send(message, to: phone, goodFor: end - now, at: now)
        }
    }

    private func send(
        _ message: DueMessage, to phone: PhoneNumber, goodFor life: Span, at now: Instant
    ) async -> Settlement {
        do {
            try await self.sender.send(
                MessageText.text(
                    of: message.content, to: phone, goodFor: life, keys: self.keys),
                to: phone, at: now)
            return Settlement(message: message.id, state: .handedOver, nextAt: now, fault: nil)
        } catch let rejected as SMSRejected {
            self.logger.warning(
                "the network refuses a message", metadata: ["id": "\(message.id)"])
            return Settlement(
                message: message.id, state: .givenUp, nextAt: now, fault: rejected.reason)
        } catch {
            self.logger.warning(
                "a message was not sent",
                metadata: [
                    "id": "\(message.id)", "attempts": "\(message.attempts + 1)",
                    "fault": "\(error)",
                ])
            return Settlement(
                message: message.id, state: .waiting,
                nextAt: now + Backoff.span(after: message.attempts), fault: "UNAVAILABLE",
                isOutage: true)
        }
    }
}
