// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// An open dispute as it is stored.
package struct DisputeRecord: Hashable, Sendable {
    /// Which.
    package let id: DisputeID
    /// Who claims the number.
    package let claimant: AccountID
    /// Name and ID number as typed, and the claimant's words.
    package let words: Sealed
    /// When.
    package let openedAt: Instant

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.id()
        self.claimant = try columns.id()
        self.words = try columns.sealed()
        self.openedAt = try columns.instant()
    }
}
