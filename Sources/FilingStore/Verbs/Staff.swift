// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// Members of staff by the number of their account, centres' programs left out.
    package func staff(after: AccountID, limit: Int) throws -> [StaffRecord] {
        try self.all(.staffAfter, ["after": .id(after), "limit": .count(limit)]) {
            try StaffRecord(&$0)
        }
    }

    /// A member of staff; nil for a name that nobody of the staff has.
    package func staff(userName: UserName) throws -> StaffRecord? {
        try self.first(.staffByUserName, ["user_name": .text(userName.text)]) {
            try StaffRecord(&$0)
        }
    }

    /// A member of staff; nil for anybody else's account.
    package func staff(_ id: AccountID) throws -> StaffRecord? {
        try self.first(.staffByID, ["account_id": .id(id)]) { try StaffRecord(&$0) }
    }

    /// A region's supervisors who are not shut out; at most a thousand of them.
    package func supervisors(of region: RegionCode) throws -> Set<AccountID> {
        Set(
            try self.all(
                .staffSupervisors, ["region": .region(region), "limit": .count(1_000)]
            ) { try $0.id() })
    }

    /// Whether a member of staff is shut out; also looked up for accounts that cannot be.
    package func isDisabled(_ account: AccountID) throws -> Bool {
        try self.first(.staffBlockGet, ["account_id": .id(account)]) { try $0.integer() } != nil
    }
}

extension Transaction {
    /// Shuts a member of staff out and ends all their sessions; does nothing if they are out already.
    package func disable(_ account: AccountID, at now: Instant) throws {
        let changed = try self.execute(
            .staffBlockInsert, ["account_id": .id(account), "blocked_ms": .instant(now)])
        guard changed == 1 else { return }
        try self.revokeSessions(of: account)
    }

    /// Lets a member of staff in again; does nothing if they are not shut out.
    package func enable(_ account: AccountID) throws {
        try self.execute(.staffBlockDelete, ["account_id": .id(account)])
    }
}
