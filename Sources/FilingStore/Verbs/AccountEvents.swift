// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// What was done to an account, newest first.
    package func events(of account: AccountID, limit: Int) throws -> [AccountEventRecord] {
        try self.all(.accountEvents, ["account_id": .id(account), "limit": .count(limit)]) {
            try AccountEventRecord(&$0)
        }
    }

    /// When something was done to an account, newest first.
    package func times(
        of action: AccountAction, on account: AccountID, limit: Int
    ) throws -> [Instant] {
        try self.all(
            .accountEventTimes,
            ["account_id": .id(account), "action": .code(action), "limit": .count(limit)]
        ) { try $0.instant() }
    }
}

extension Transaction {
    /// The number of the next event.
    package func nextEventID() throws -> Int64 { try self.next(.accountEvent) }

    /// Writes down what was done to an account, where nothing had to be looked at.
    ///
    /// - Parameter by: the member of staff who did it; nil for the owner and for the service itself.
    package func note(
        _ action: AccountAction, on account: AccountID, by: AccountID? = nil, at now: Instant
    ) throws {
        try self.add(
            AccountEventRecord(
                id: self.nextEventID(), at: now, action: action, by: by, evidence: nil),
            to: account)
    }

    /// Writes down what was done to an account.
    package func add(_ event: AccountEventRecord, to account: AccountID) throws {
        try self.execute(
            .accountEventInsert,
            [
                "event_id": .integer(event.id),
                "account_id": .id(account), "at_ms": .instant(event.at),
                "action": .code(event.action), "by_id": .id(event.by),
                "evidence": .sealed(orNull: event.evidence),
            ])
    }
}
