// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Decisions of a region that the registration system has not acknowledged.
package struct FeedDue: Hashable, Sendable {
    package let region: RegionCode
    package let open: Int64
    /// After the first working day; breaches, too.
    package let late: Int64
    /// After the third.
    package let breached: Int64

    init(_ columns: inout Columns) throws(StorageFault) {
        self.region = try columns.region()
        self.open = try columns.integer()
        self.late = try columns.integer()
        self.breached = try columns.integer()
    }
}
