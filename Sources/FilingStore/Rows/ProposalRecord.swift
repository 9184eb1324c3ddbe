// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A decision that waits for a supervisor, as it is stored.
package struct ProposalRecord: Hashable, Sendable {
    /// When it was proposed.
    package let at: Instant
    /// What the proposer was.
    package let role: Role
    /// The call that proposed it, sealed under the key of the filing's owner.
    package let decision: Sealed
    /// The proposer's user name; nil if the account is gone.
    package let proposer: String?

    init(_ columns: inout Columns) throws(StorageFault) {
        self.at = try columns.instant()
        self.role = try columns.code()
        self.decision = try columns.sealed()
        self.proposer = try columns.textOrNil()
    }
}
