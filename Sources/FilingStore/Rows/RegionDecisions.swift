// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What a region decided in a span of time.
package struct RegionDecisions: Hashable, Sendable {
    package let approved: UInt64
    package let rejected: UInt64
    package let supplements: UInt64
    /// First decisions on their filing.
    package let first: UInt64
    /// Of these, how many had a due moment.
    package let timed: UInt64
    /// Of these, how many took effect before it.
    package let inTime: UInt64
    /// From hand-in to the first decision: the nearest rank of a half; nil without any.
    package internal(set) var median: Span?
    /// The nearest rank of nine tenths.
    package internal(set) var ninthDecile: Span?
    /// Second looks that ended with what was proposed.
    package internal(set) var confirmed: UInt64 = 0
    /// Second looks that ended otherwise.
    package internal(set) var changed: UInt64 = 0

    init(_ columns: inout Columns) throws(StorageFault) {
        self.approved = try columns.number()
        self.rejected = try columns.number()
        self.supplements = try columns.number()
        self.first = try columns.number()
        self.timed = try columns.number()
        self.inTime = try columns.number()
    }

    /// The place, from 0, of the value that so many tenths of all do not exceed.
    func rank(tenths: UInt64) -> UInt64? {
        guard self.first > 0 else { return nil }
        return (self.first * tenths + 9) / 10 - 1
    }
}
