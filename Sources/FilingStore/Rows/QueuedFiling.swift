// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A filing that waits for review.
package struct QueuedFiling: Hashable, Sendable {
    /// Which.
    package let id: FilingID
    /// Its public name.
    package let number: FilingNumber
    /// The level filed for.
    package let level: Level
    /// When it was handed in last.
    package let submittedAt: Instant
    /// The last lease, running or not.
    package let claim: Claim?

    /// Where the next page starts.
    package var position: QueuePosition {
        QueuePosition(submittedAt: self.submittedAt, filing: self.id)
    }

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.id()
        self.number = try FilingRow.number(&columns)
        self.level = try columns.code()
        self.submittedAt = try columns.instant()
        self.claim = try FilingRow.claim(&columns)
    }
}

/// A place in a region's queue, right behind this filing.
package struct QueuePosition: Hashable, Sendable {
    /// When the filing was handed in.
    package let submittedAt: Instant
    /// The filing.
    package let filing: FilingID

    package init(submittedAt: Instant, filing: FilingID) {
        self.submittedAt = submittedAt
        self.filing = filing
    }

    /// Before every filing.
    package static let start = QueuePosition(
        submittedAt: Instant(ms: .min), filing: FilingID(rawValue: 0))
}

/// Which of a region's waiting filings are wanted.
package struct QueueFilter: Hashable, Sendable {
    /// The region.
    package let region: RegionCode
    /// Only this level; nil = all.
    package let level: Level?
    /// Leaves out what somebody else than the viewer holds at that moment; nil = nothing.
    package let free: Free?

    package init(region: RegionCode, level: Level?, free: Free?) {
        self.region = region
        self.level = level
        self.free = free
    }

    /// Free for somebody, at a moment.
    package struct Free: Hashable, Sendable {
        /// Whose own claims stay in the list.
        package let viewer: AccountID
        /// Now.
        package let at: Instant

        package init(for viewer: AccountID, at: Instant) {
            self.viewer = viewer
            self.at = at
        }
    }
}
