// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore
import Logging
import ServiceLifecycle

/// Sends what the outbox holds, after the transaction that put it there has committed.
///
/// A message may be sent twice if the process dies between sending and marking, never not at all.
struct OutboxWorker: Service {
    private let store: any Store
    private let sender: any SMSSender
    private let keys: ServerKeys
    private let clock: any WallClock
    private let bell: OutboxBell
    private let logger: Logger

    /// Messages taken at once: one marking transaction for all of them.
    static let batchSize = 64
    /// Looked through this often without a ring, for messages that could not be sent before.
    static let interval = Span.seconds(5)

    init(
        store: any Store, sender: any SMSSender, keys: ServerKeys, clock: any WallClock,
        bell: OutboxBell, logger: Logger
    ) {
        self.store = store
        self.sender = sender
        self.keys = keys
        self.clock = clock
        self.bell = bell
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.sendAll()
                await self.bell.wait(until: self.clock.now() + Self.interval, by: self.clock)
            }
        }
    }

    private func sendAll() async {
        do {
            while try await self.sendBatch() {}
        } catch {
            self.logger.error("outbox: \(error)")
        }
    }

    /// Sends one batch; false when nothing is left that can be sent now.
    private func sendBatch() async throws -> Bool {
        let batch = try await self.store.read { try $0.unsentMessages(limit: Self.batchSize) }
        var sent: [Int64] = []
        for waiting in batch {
            let message = waiting.message
            let code = SmsCode(
                nonce: message.nonce, phone: message.phone.text,
                purpose: message.purpose.token, keys: self.keys)
            do {
                try await self.sender.send(
                    CodeMessage.text(code: code.text), to: message.phone, at: self.clock.now())
                sent.append(waiting.id)
            } catch {
                self.logger.warning("a message was not sent", metadata: ["id": "\(waiting.id)"])
            }
        }
        let done = sent
        guard !done.isEmpty else { return false }
        let now = self.clock.now()
        try await self.store.write { transaction in
            for id in done { try transaction.markSent(outbox: id, at: now) }
        }
        return batch.count == Self.batchSize
    }
}
