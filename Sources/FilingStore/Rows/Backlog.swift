// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// How many wait for something, and since when the one that waits longest.
package struct Backlog: Hashable, Sendable {
    package let count: Int64
    /// Nil when nobody waits.
    package let oldest: Instant?

    init(_ columns: inout Columns) throws {
        self.count = try columns.integer()
        self.oldest = try columns.instantOrNil()
    }

    private init() {
        self.count = 0
        self.oldest = nil
    }

    /// Nobody waits.
    static let none = Backlog()
}
