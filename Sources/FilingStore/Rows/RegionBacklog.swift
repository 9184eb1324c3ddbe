// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// How a region stands now.
package struct RegionBacklog: Hashable, Sendable {
    /// Filings that wait; all others but `supplement` are among them.
    package let open: UInt64
    /// Held by somebody.
    package let claimed: UInt64
    /// With a decision that waits for a supervisor.
    package let secondLook: UInt64
    /// 80 % of the time is used.
    package let dueSoon: UInt64
    /// All of it is; the stale ones, too.
    package let overdue: UInt64
    /// Seven working days are.
    package let stale: UInt64
    /// When the oldest is due; nil if nothing is.
    package let oldestDue: Instant?
    /// Open supplements, until a lapse is written down.
    package let supplement: UInt64

    init(_ columns: inout Columns, supplement: UInt64) throws(StorageFault) {
        self.open = try columns.number()
        self.claimed = try columns.number()
        self.secondLook = try columns.number()
        self.dueSoon = try columns.number()
        self.overdue = try columns.number()
        self.stale = try columns.number()
        self.oldestDue = try columns.instantOrNil()
        self.supplement = supplement
    }
}
