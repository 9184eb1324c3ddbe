// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Accounts and sessions.
extension Transaction {
    /// The number of the next account.
    ///
    /// Taken before the insert, because what is sealed is sealed for it.
    package func nextAccountID() throws -> AccountID {
        AccountID(rawValue: try self.next(.account))
    }

    /// Makes an account.
    ///
    /// - Throws: `ACCOUNT_EXISTS` if the phone or the user name has one.
    package func insert(_ account: NewAccount) throws {
        let inserted = try self.execute(
            .accountInsert,
            [
                "account_id": .id(account.id),
                "phone": .sealed(orNull: account.phone?.digits),
                "phone_index": .bytes(orNull: account.phone?.index),
                "user_name": .text(orNull: account.userName),
                "role": .code(account.role),
                // See `Columns.homeRegion()`.
                "region": .region(account.role == .registry ? .national : account.region),
                "credential": .sealed(account.credential),
                "created_ms": .instant(account.createdAt),
            ])
        guard inserted == 1 else { throw Refusal(.accountExists) }
    }

    /// Opens a session with the account's present role, region and epoch.
    ///
    /// - Parameter tokenHash: SHA-256 of the token, 32 bytes.
    /// - Throws: `StorageFault` `.constraint` if there is no such account.
    package func openSession(
        of account: AccountID, tokenHash: [UInt8], at now: Instant
    ) throws -> Session {
        let session = try self.first(
            .sessionInsert,
            [
                "session_id": .integer(try self.next(.session)),
                "token_hash": .bytes(tokenHash),
                "opened_ms": .instant(now),
                "account_id": .id(account),
            ], SessionRow.session)
        guard let session else { throw StorageFault(.constraint, "a session without account") }
        return session
    }

    /// Notes when a session was used last; does nothing if it was ended.
    package func touch(_ session: Session) throws {
        try self.execute(
            .sessionTouch,
            ["last_used_ms": .instant(session.lastUsedAt), "session_id": .id(session.id)])
    }

    /// Ends a session; does nothing if it was ended.
    package func revoke(_ session: SessionID) throws {
        try self.execute(.sessionDelete, ["session_id": .id(session)])
    }

    /// Ends all sessions of an account by raising its epoch.
    package func revokeSessions(of account: AccountID) throws {
        try self.execute(.accountRaiseEpoch, ["account_id": .id(account)])
    }

    /// Sets a sealed password record and ends all sessions of the account.
    package func set(credential: Sealed, of account: AccountID) throws {
        try self.execute(
            .accountSetCredential,
            ["credential": .sealed(credential), "account_id": .id(account)])
    }

    /// Moves an account to another phone.
    ///
    /// - Throws: `ACCOUNT_EXISTS` if another account has the phone.
    package func set(phone: NewAccount.SealedPhone, of account: AccountID) throws {
        let changed = try self.execute(
            .accountSetPhone,
            [
                "phone": .sealed(phone.digits), "phone_index": .bytes(phone.index),
                "account_id": .id(account),
            ])
        guard changed == 1 else { throw Refusal(.accountExists) }
    }

    /// Removes sessions past their longest life among the oldest `limit`; how many it removed.
    ///
    /// Only tidies: an expired session is refused without it.
    @discardableResult
    package func sweepSessions(now: Instant, limit: Int) throws -> Int {
        try self.execute(
            .sessionSweep,
            [
                "limit": .count(limit),
                "opened_until_ms": .instant(now - Session.longest),
            ])
    }
}
