// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Threads.
///
/// One that the caller may not see is as absent as one that does not exist.
extension Snapshot {
    /// A person's own thread.
    ///
    /// - Throws: `CONSULTATION_UNKNOWN`.
    package func consultation(
        _ id: ConsultationID, of owner: AccountID
    ) throws -> ConsultationRecord {
        try self.known(
            self.first(
                .consultationOfOwner, ["consultation_id": .id(id), "account_id": .id(owner)]
            ) { try ConsultationRecord(&$0) })
    }

    /// A thread of a region.
    ///
    /// - Throws: `CONSULTATION_UNKNOWN`.
    package func consultation(
        _ id: ConsultationID, in region: RegionCode
    ) throws -> ConsultationRecord {
        try self.known(
            self.first(
                .consultationInRegion, ["consultation_id": .id(id), "region": .region(region)]
            ) { try ConsultationRecord(&$0) })
    }

    /// A person's threads, newest first.
    ///
    /// - Parameter before: only older ones than this.
    package func consultations(
        of owner: AccountID, before: ConsultationID, waitingOnly: Bool, limit: Int
    ) throws -> [ConsultationRecord] {
        try self.all(
            .consultationsOfOwner,
            [
                "account_id": .id(owner), "before": .id(before),
                "waiting_only": .integer(waitingOnly ? 1 : 0), "limit": .count(limit),
            ]
        ) { try ConsultationRecord(&$0) }
    }

    /// The open threads of a region, oldest first.
    ///
    /// - Parameter after: only later ones than this.
    package func consultations(
        in region: RegionCode, after: ConsultationID, waitingOnly: Bool, limit: Int
    ) throws -> [ConsultationRecord] {
        try self.all(
            .consultationsInRegion,
            [
                "region": .region(region), "after": .id(after),
                "waiting_only": .integer(waitingOnly ? 1 : 0), "limit": .count(limit),
            ]
        ) { try ConsultationRecord(&$0) }
    }

    /// How many threads of a person are open.
    package func openConsultations(of owner: AccountID) throws -> Int {
        try self.first(.consultationsOpen, ["account_id": .id(owner)]) { try $0.number() } ?? 0
    }

    /// The messages of a thread, oldest first.
    package func messages(
        of consultation: ConsultationID
    ) throws -> [ConsultationMessageRecord] {
        try self.all(
            .consultationMessages,
            [
                "consultation_id": .id(consultation),
                "limit": .count(Consultation.messagesLimit),
            ]
        ) { try ConsultationMessageRecord(&$0) }
    }

    /// When a person wrote messages, newest first; as many as their limit looks at.
    package func consultationMessages(by author: AccountID) throws -> [Instant] {
        try self.all(
            .consultationWritten,
            [
                "account_id": .id(author),
                "limit": .count(ConsultationAllowance.messagesLimit),
            ]
        ) { try $0.instant() }
    }

    private func known(_ found: ConsultationRecord?) throws -> ConsultationRecord {
        guard let found else { throw Refusal(.consultationUnknown) }
        return found
    }
}

extension Transaction {
    /// The number of the next thread.
    package func nextConsultationID() throws -> ConsultationID {
        ConsultationID(rawValue: try self.next(.consultation))
    }

    /// The number of the next message of any thread.
    ///
    /// Taken before the insert, because its words are sealed for it.
    package func nextConsultationMessageID() throws -> Int64 {
        try self.next(.consultationMessage)
    }

    /// Stores a new thread without its message.
    package func insert(_ thread: Consultation) throws {
        try self.execute(
            .consultationInsert,
            [
                "consultation_id": .id(thread.id), "account_id": .id(thread.owner),
                "region": .region(thread.region), "filing_id": .id(thread.filing),
                "state": .code(thread.state), "opened_ms": .instant(thread.openedAt),
                "changed_ms": .instant(thread.changedAt), "messages": .count(thread.messages),
            ])
    }

    /// Stores a changed thread.
    ///
    /// - Throws: `CONSULTATION_UNKNOWN`.
    package func save(_ thread: Consultation) throws {
        let saved = try self.execute(
            .consultationSave,
            [
                "state": .code(thread.state), "changed_ms": .instant(thread.changedAt),
                "messages": .count(thread.messages), "consultation_id": .id(thread.id),
            ])
        guard saved == 1 else { throw Refusal(.consultationUnknown) }
    }

    /// Stores a message of a thread.
    package func add(
        _ message: ConsultationMessageRecord, by author: AccountID, to thread: ConsultationID
    ) throws {
        try self.execute(
            .consultationMessageInsert,
            [
                "message_id": .integer(message.id), "consultation_id": .id(thread),
                "author_id": .id(author), "role": .code(message.role),
                "at_ms": .instant(message.at), "words": .sealed(message.words),
            ])
    }
}
