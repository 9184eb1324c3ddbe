// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Filings of a region in a state.
package struct StateCount: Hashable, Sendable {
    package let region: RegionCode
    package let state: FilingState
    package let count: Int64

    init(_ columns: inout Columns) throws(StorageFault) {
        self.region = try columns.region()
        self.state = try columns.code()
        self.count = try columns.integer()
    }
}
