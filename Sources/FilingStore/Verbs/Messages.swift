// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// Messages whose time has come: codes, for which somebody waits, then the others, oldest first.
    package func messagesDue(at now: Instant, limit: Int) throws -> [DueMessage] {
        let codes = try self.all(.codesDue, ["now_ms": .instant(now), "limit": .count(limit)]) {
            try DueMessage(&$0)
        }
        guard codes.count < limit else { return codes }
        return try codes
            + self.all(
                .messagesDue,
                ["now_ms": .instant(now), "limit": .count(limit - codes.count)]
            ) { try DueMessage(&$0) }
    }

    /// When codes were asked for to a phone, newest first; as many as its limits look at.
    package func codes(toPhoneIndex index: [UInt8]) throws -> [Instant] {
        let most = SmsAllowance.phone.map(\.count).max() ?? 0
        return try self.all(
            .codesToPhone, ["phone_index": .bytes(index), "limit": .count(most)]
        ) { try $0.instant() }
    }

    /// When codes were asked for from an address, newest first; as many as its limits look at.
    package func codes(fromSource source: [UInt8]) throws -> [Instant] {
        let most = SmsAllowance.source.map(\.count).max() ?? 0
        return try self.all(
            .codesFromSource, ["source": .bytes(source), "limit": .count(most)]
        ) { try $0.instant() }
    }

    /// What became of the last message to a phone; nil if there was none.
    package func lastMessage(toPhoneIndex index: [UInt8]) throws -> MessageReport? {
        try self.first(.messageLastToPhone, ["phone_index": .bytes(index)]) {
            try MessageReport(&$0)
        }
    }

    /// What became of the newest messages, newest first.
    package func newestMessages(limit: Int) throws -> [MessageReport] {
        try self.all(.messagesNewest, ["limit": .count(limit)]) { try MessageReport(&$0) }
    }
}

extension Transaction {
    /// The number of the next message.
    package func nextMessageID() throws -> Int64 { try self.next(.message) }

    /// Queues a message; a worker sends it after the commit.
    package func insert(_ message: NewMessage) throws {
        var nonce: [UInt8]?
        var purpose: CodePurpose?
        var notice: TextMessage.Notice?
        switch message.content {
        case .code(let itsNonce, let itsPurpose): (nonce, purpose) = (itsNonce, itsPurpose)
        case .notice(let itsNotice): notice = itsNotice
        case .sentence:
            throw StorageFault(.constraint, "the sentence of a notice is queued by raising it")
        }
        try self.execute(
            .messageInsert,
            [
                "message_id": .integer(message.id),
                "owner_id": .id(message.owner),
                "phone": .sealed(message.phone),
                "phone_index": .bytes(message.phoneIndex),
                "source": .bytes(orNull: message.source),
                "kind": .integer(notice == nil ? 1 : 2),
                "nonce": .bytes(orNull: nonce),
                "purpose": .code(orNull: purpose),
                "notice": .code(orNull: notice),
                "created_ms": .instant(message.createdAt),
                "state": .code(MessageState.waiting),
            ])
    }

    /// Notes what a try to send came to; does nothing if it was settled before.
    ///
    /// - Parameters:
    ///   - state: `.waiting` to try again at `nextAt`.
    ///   - fault: the network's word against it, without personal data.
    package func settle(
        message id: Int64, as state: MessageState, nextAt: Instant, fault: String?
    ) throws {
        try self.execute(
            .messageSettle,
            [
                "state": .code(state), "next_ms": .instant(nextAt),
                "fault": .text(orNull: fault), "message_id": .integer(id),
            ])
    }

    /// Removes settled messages of that age among the oldest `limit`; how many it removed.
    @discardableResult
    package func sweepMessages(until: Instant, limit: Int) throws -> Int {
        try self.execute(
            .messageSweep, ["limit": .count(limit), "created_until_ms": .instant(until)])
    }
}
