// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The files of one person.
package struct PersonalFiles: Hashable, Sendable {
    /// What materials were made of.
    package let blobs: [UploadID]
    /// What came of uploads under way.
    package let incoming: [UploadID]
}

extension Snapshot {
    /// The files of a person.
    package func files(of account: AccountID) throws -> PersonalFiles {
        PersonalFiles(
            blobs: try self.all(.blobsOf, ["account_id": .id(account)]) { try $0.id() },
            incoming: try self.all(.incomingOf, ["account_id": .id(account)]) { try $0.id() })
    }
}

extension Transaction {
    /// Removes what is personal of an account, and frees its phone and ID number.
    ///
    /// Rows that others refer to stay, without a personal word: account, filings, history, events,
    /// consents. The data key is destroyed by `destroyKey(of:)`.
    ///
    /// - Parameters:
    ///   - phoneIndex: blind index of the account's phone, 16 bytes.
    ///   - loginSubject: what logins to the account are counted under, 16 bytes.
    /// - Throws: `SESSION_EXPIRED` if it was closed before.
    package func close(
        _ account: AccountID, phoneIndex: [UInt8], loginSubject: [UInt8], at now: Instant
    ) throws {
        let id: SQLValue = .id(account)
        let closed = try self.execute(
            .accountClose,
            ["nothing": .bytes([0]), "closed_ms": .instant(now), "account_id": id])
        guard closed == 1 else { throw Refusal(.sessionExpired) }
        for statement in [
            Statement.closingProfile, .closingPreChecks, .closingDisputes, .closingPhoneChanges,
            .closingSessions, .closingUploads, .closingReplies, .closingCommitted,
            .closingMaterials, .closingReceipts, .closingEvents, .closingHistory,
            .closingSecondLooks, .closingHandovers,
            .closingTicketReports, .closingTickets,
            .closingNoticeMessages, .closingNotices, .closingReminders,
            .closingConsultationMessages, .closingConsultations,
        ] {
            try self.execute(statement, ["account_id": id])
        }
        try self.freeSeats(of: account, at: now)
        try self.execute(.closingFilings, ["nothing": .bytes([0]), "account_id": id])
        try self.execute(.closingConsents, ["closed_ms": .instant(now), "account_id": id])
        for statement in [Statement.closingMessages, .closingChallenges] {
            try self.execute(statement, ["phone_index": .bytes(phoneIndex)])
        }
        for statement in [Statement.closingLock, .closingFailures, .closingSources] {
            try self.execute(statement, ["subject": .bytes(loginSubject)])
        }
    }
}
