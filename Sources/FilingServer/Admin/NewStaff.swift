// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingSeal
package import FilingStore

/// A member of staff to be, with password and second factor.
///
/// Regional staff are made by the security administrator, administrators by whoever has the server's own
/// machine; there are no default accounts. An account has one role for good.
package struct NewStaff: Sendable {
    package let userName: UserName
    package let role: Role
    /// Nil for administrators, who belong to none.
    package let region: RegionCode?
    package let credential: ScramCredential
    package let factor: NewFactor

    package init(
        userName: UserName, role: Role, region: RegionCode?, credential: ScramCredential,
        factor: NewFactor
    ) {
        self.userName = userName
        self.role = role
        self.region = region
        self.credential = credential
        self.factor = factor
    }

    /// Makes the account.
    ///
    /// - Throws: `USER_NAME_TAKEN`.
    package func insert(
        in transaction: Transaction, keys: ServerKeys, _ personal: PersonalData, at now: Instant
    ) throws -> AccountID {
        try Self.requireFree(self.userName, in: transaction)
        let id = try transaction.nextAccountID()
        let key = try personal.makeKey(of: id, in: transaction)
        try transaction.insert(
            NewAccount(
                id: id, phone: nil, userName: self.userName.text, role: self.role,
                region: self.region, credential: key.sealed(self.credential), createdAt: now))
        try self.factor.set(for: key, in: transaction, keys: keys)
        return id
    }

    /// Refuses a name that has an account, of whatever role.
    ///
    /// - Throws: `USER_NAME_TAKEN`.
    package static func requireFree(_ userName: UserName, in snapshot: Snapshot) throws {
        guard try snapshot.account(userName: userName) == nil else {
            throw Refusal(.userNameTaken)
        }
    }
}
