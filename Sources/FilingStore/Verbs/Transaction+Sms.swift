// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// SMS challenges and the outbox.
extension Transaction {
    /// Replaces the challenge of its phone and purpose.
    ///
    /// - Parameter phoneIndex: the phone's blind index, 16 bytes.
    package func put(_ challenge: SmsChallenge, phoneIndex: [UInt8]) throws {
        try self.execute(
            .challengePut,
            [
                "phone_index": .bytes(phoneIndex),
                "purpose": .code(challenge.purpose),
                "phone": .text(challenge.phone.text),
                "nonce": .bytes(challenge.nonce),
                "made_ms": .instant(challenge.madeAt),
                "last_sent_ms": .instant(challenge.lastSentAt),
                "wrong_entries": .count(challenge.wrongEntries),
                "used_ms": .instant(challenge.usedAt),
            ])
    }

    /// Queues a message; a worker sends it after the commit.
    package func insert(_ message: OutboxMessage) throws {
        try self.execute(
            .outboxInsert,
            [
                "outbox_id": .integer(try self.next(.outbox)),
                "phone": .text(message.phone.text),
                "nonce": .bytes(message.nonce),
                "purpose": .code(message.purpose),
                "created_ms": .instant(message.createdAt),
            ])
    }

    /// Takes a message out of the queue; does nothing if it was taken out before.
    package func markSent(outbox id: Int64, at now: Instant) throws {
        try self.execute(
            .outboxMarkSent, ["sent_ms": .instant(now), "outbox_id": .integer(id)])
    }
}
