// SPDX-License-Identifier: Apache-2.0

/// How much of the feed goes into one reply.
///
/// Source: domain.md section 11: at most 500 rows or 1 MiB a page.
package struct FeedPage: Sendable {
    /// Records of a page.
    package static let rowLimit = 500
    /// Bytes of a page: 1 MiB with its frame.
    package static let byteLimit = 1_048_576 - Self.frameBytes
    /// A reply's head, and the page's own fields.
    private static let frameBytes = 4_096
    /// What a record takes in the page besides itself: its tag and its length.
    private static let overheadBytes = 4

    private let rows: Int
    private var count = 0
    private var bytes = 0

    /// An empty page.
    ///
    /// - Parameter rows: what was asked for; 0 for as many as fit.
    /// - Throws: `FIELD_INVALID` naming `limit`.
    package init(rows: UInt32) throws(Refusal) {
        guard rows <= UInt32(Self.rowLimit) else {
            throw Refusal.fieldInvalid("limit", limit: Self.rowLimit)
        }
        self.rows = rows == 0 ? Self.rowLimit : Int(rows)
    }

    /// Records that are worth reading: one more than fits, to know whether there are more.
    package var rowsToRead: Int { self.rows + 1 }

    /// Takes a record if it fits; once one did not, the page is full.
    ///
    /// The first always fits, so that no page is empty while there are records.
    package mutating func takes(bytes: Int) -> Bool {
        let sum = self.bytes + bytes + Self.overheadBytes
        guard self.count < self.rows, self.count == 0 || sum <= Self.byteLimit else {
            return false
        }
        self.count += 1
        self.bytes = sum
        return true
    }
}
