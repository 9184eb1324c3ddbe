// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension CallContext {
    /// Runs a write in one transaction and stores its reply beside the effect, under the call's key.
    ///
    /// - Parameters:
    ///   - store: where.
    ///   - body: synchronous, may run twice, touches nothing but the transaction.
    /// - Throws: what `body` throws.
    func commit<Reply: Message>(
        to store: any Store, _ body: @escaping @Sendable (Transaction) throws -> Reply
    ) async throws -> Reply {
        guard let scope = self.idempotency else { throw Refusal(.idempotencyKeyRequired) }
        let now = self.now
        let personal = self.personal
        return try await store.write { transaction in
            let reply = try body(transaction)
            // The dispatcher has looked the key up, and keeps a second call with it out meanwhile.
            let key = try personal.keyOrHouse(of: scope.key.account, in: transaction)
            try transaction.keep(
                IdempotentReply(
                    requestHash: scope.requestHash,
                    reply: key.sealed(reply: reply.encoded, for: scope.key), at: now),
                for: scope.key)
            return reply
        }
    }
}
