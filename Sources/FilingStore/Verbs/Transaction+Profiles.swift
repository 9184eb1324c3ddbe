// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Transaction {
    /// Replaces a person's profile.
    ///
    /// The caller has compared revisions on the profile read in this transaction.
    ///
    /// - Throws: `ID_NUMBER_TAKEN` if another account has the ID number.
    package func put(_ profile: ProfileRecord, of account: AccountID) throws {
        if let identity = profile.identity {
            let other = try self.first(
                .profileOtherWithIDNumber,
                ["id_number_index": .bytes(identity.idNumberIndex), "account_id": .id(account)]
            ) { try $0.integer() }
            guard other == nil else { throw Refusal(.idNumberTaken) }
        }
        try self.execute(
            .profilePut,
            [
                "account_id": .id(account),
                "revision": .revision(profile.revision),
                "identity": .sealed(orNull: profile.identity?.words),
                "id_number_index": .bytes(orNull: profile.identity?.idNumberIndex),
                "education": .sealed(orNull: profile.education),
                "work": .sealed(orNull: profile.work),
                "updated_ms": .instant(profile.updatedAt),
            ])
    }
}
