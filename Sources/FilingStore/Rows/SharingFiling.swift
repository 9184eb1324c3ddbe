// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A filing of another person that has the same file.
package struct SharingFiling: Hashable, Sendable {
    package let id: FilingID
    package let number: FilingNumber
    /// Whose staff may be told the number.
    package let region: RegionCode
    /// What it is flagged for.
    package let flags: ReviewFlags

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.id()
        self.number = try FilingRow.number(&columns)
        self.region = try columns.region()
        self.flags = ReviewFlags(bits: try columns.integer())
    }
}
