// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Something done to an account.
package struct AccountEventRecord: Hashable, Sendable {
    /// From `Transaction.nextEventID()`: the evidence is sealed for this number.
    package let id: Int64
    /// When.
    package let at: Instant
    /// What.
    package let action: AccountAction
    /// The member of staff who did it; nil for the owner and for the service itself.
    package let by: AccountID?
    /// What was looked at; nil for what the owner did.
    package let evidence: Sealed?

    package init(
        id: Int64, at: Instant, action: AccountAction, by: AccountID?, evidence: Sealed?
    ) {
        self.id = id
        self.at = at
        self.action = action
        self.by = by
        self.evidence = evidence
    }

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.integer()
        self.at = try columns.instant()
        self.action = try columns.code()
        self.by = try columns.idOrNil()
        self.evidence = try columns.sealedOrNil()
    }
}
