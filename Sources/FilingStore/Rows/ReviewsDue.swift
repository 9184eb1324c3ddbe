// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What is due of a region's reviewers.
package struct ReviewsDue: Hashable, Sendable {
    package let region: RegionCode
    /// Within the last 20 % of the time.
    package let dueSoon: Int64
    /// The stale ones, too.
    package let overdue: Int64
    package let stale: Int64

    init(_ columns: inout Columns) throws(StorageFault) {
        self.region = try columns.region()
        self.dueSoon = try columns.integer()
        self.overdue = try columns.integer()
        self.stale = try columns.integer()
    }
}
