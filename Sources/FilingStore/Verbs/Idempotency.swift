// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// The reply kept for a key; nil if the key was not used in the last 24 hours.
    package func reply(for key: IdempotentReply.Key, now: Instant) throws -> IdempotentReply? {
        try self.first(
            .idempotencyGet,
            [
                "scope": key.scope, "key": .bytes(key.bytes),
                "forgotten_ms": .instant(IdempotentReply.forgotten(at: now)),
            ]
        ) { try IdempotentReply(&$0) }
    }
}

extension Transaction {
    /// Keeps a reply for 24 hours.
    ///
    /// The caller has looked the key up in this transaction.
    ///
    /// - Throws: `StorageFault` `.constraint` if the key has a reply that is not forgotten.
    package func keep(_ reply: IdempotentReply, for key: IdempotentReply.Key) throws {
        let kept = try self.execute(
            .idempotencyPut,
            [
                "scope": key.scope,
                "key": .bytes(key.bytes),
                "request_hash": .bytes(reply.requestHash),
                "reply": .sealed(reply.reply),
                "at_ms": .instant(reply.at),
                "forgotten_ms": .instant(IdempotentReply.forgotten(at: reply.at)),
            ])
        guard kept == 1 else {
            throw StorageFault(.constraint, "an idempotency key has a reply already")
        }
    }

    /// Removes at most `limit` forgotten replies; how many it removed.
    ///
    /// Only tidies: a forgotten reply is not found without it.
    @discardableResult
    package func sweepReplies(now: Instant, limit: Int) throws -> Int {
        try self.execute(
            .idempotencySweep,
            [
                "forgotten_ms": .instant(IdempotentReply.forgotten(at: now)),
                "limit": .count(limit),
            ])
    }
}
