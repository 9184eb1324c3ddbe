// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Transaction {
    /// Stores a key of the registration system, which is live at once.
    ///
    /// - Parameter account: the account that its logins act as.
    /// - Throws: `KEY_EXISTS`.
    package func insertRegistryKey(_ key: CentreKey, as account: AccountID) throws {
        let inserted = try self.execute(
            .registryKeyInsert,
            [
                "key_id": .text(key.id), "public_key": .bytes(key.publicKey),
                "label": .text(key.label), "account_id": .id(account),
                "proposed_ms": .instant(key.proposedAt),
            ])
        guard inserted == 1 else { throw Refusal(.keyExists) }
    }
}
