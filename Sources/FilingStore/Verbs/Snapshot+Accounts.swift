// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Accounts, challenges and sessions: nil means that there is none.
extension Snapshot {
    /// An account by its row number.
    package func account(_ id: AccountID) throws -> AccountRecord? {
        try self.first(.accountByID, ["account_id": .id(id)]) { try AccountRecord(&$0) }
    }

    /// The account of a phone now, approved changes whose time has come included.
    ///
    /// - Parameter index: the phone's blind index, 16 bytes.
    package func account(phoneIndex index: [UInt8], now: Instant) throws -> AccountRecord? {
        let holder = try self.first(.accountByPhone, ["phone_index": .bytes(index)]) {
            try AccountRecord(&$0)
        }
        if let holder, try self.openPhoneChange(of: holder.id)?.isDue(at: now) != true {
            return holder
        }
        guard let change = try self.approvedChange(toPhoneIndex: index), change.isDue(at: now)
        else {
            return nil
        }
        return try self.account(change.account)
    }

    /// The account of a user name.
    package func account(userName: UserName) throws -> AccountRecord? {
        try self.first(.accountByUserName, ["user_name": .text(userName.text)]) {
            try AccountRecord(&$0)
        }
    }

    /// The last challenge sent to a phone for a purpose, whether or not it is still good.
    ///
    /// - Parameter index: the phone's blind index, 16 bytes.
    package func challenge(
        phoneIndex index: [UInt8], purpose: CodePurpose
    ) throws -> SmsChallenge? {
        try self.first(
            .challengeGet, ["phone_index": .bytes(index), "purpose": .code(purpose)]
        ) { try SmsRow.challenge(for: purpose, &$0) }
    }

    /// The session of a token, unless the account's sessions were all ended since.
    ///
    /// - Parameter tokenHash: SHA-256 of the token, 32 bytes.
    package func session(tokenHash: [UInt8]) throws -> Session? {
        try self.first(.sessionByToken, ["token_hash": .bytes(tokenHash)], SessionRow.session)
    }

    /// A session by its row number, unless the account's sessions were all ended since.
    package func session(_ id: SessionID) throws -> Session? {
        try self.first(.sessionByID, ["session_id": .id(id)], SessionRow.session)
    }

    /// The sessions of an account that were not ended, newest first; times are for the caller to
    /// judge.
    package func sessions(of account: AccountID, limit: Int) throws -> [Session] {
        try self.all(
            .sessionsOfAccount, ["account_id": .id(account), "limit": .count(limit)],
            SessionRow.session)
    }
}
