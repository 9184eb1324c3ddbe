// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// What a person has stated; nil before the first statement.
    package func profile(of account: AccountID) throws -> ProfileRecord? {
        try self.first(.profileGet, ["account_id": .id(account)]) { try ProfileRecord(&$0) }
    }
}
