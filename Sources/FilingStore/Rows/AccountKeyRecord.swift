// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The wrapped data key of an account.
package struct AccountKeyRecord: Hashable, Sendable {
    /// Whose; `.house` for nobody's.
    package let account: AccountID
    /// The key of the key file that opens it.
    package let version: UInt16
    /// The envelope.
    package let wrapped: Sealed

    package init(account: AccountID, version: UInt16, wrapped: Sealed) {
        self.account = account
        self.version = version
        self.wrapped = wrapped
    }

    init(_ columns: inout Columns) throws(StorageFault) {
        self.account = try columns.id()
        self.version = try columns.number()
        self.wrapped = try columns.sealed()
    }
}
