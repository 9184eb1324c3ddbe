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
    /// When it is due.
    package let clock: ReviewClock
    /// What to look at closely.
    package let flags: ReviewFlags
    /// Whether a decision waits for a supervisor.
    package let isSecondLook: Bool
    /// As it stands.
    package let revision: Revision
    /// Its place: when it is due, or when it was handed in if that cannot be told.
    private let place: Instant

    /// Where the next page starts.
    package var position: QueuePosition {
        QueuePosition(
            place: self.place, submittedAt: self.submittedAt, filing: self.id)
    }

    init(_ columns: inout Columns) throws(StorageFault) {
        self.id = try columns.id()
        self.number = try FilingRow.number(&columns)
        self.level = try columns.code()
        self.submittedAt = try columns.instant()
        self.claim = try FilingRow.claim(&columns)
        self.clock = try FilingRow.clock(&columns)
        self.place = try columns.instant()
        self.flags = ReviewFlags(bits: try columns.integer())
        self.isSecondLook = try columns.integerOrNil() != nil
        self.revision = try columns.revision()
    }
}

/// A place in a region's queue, right behind this filing.
package struct QueuePosition: Hashable, Sendable {
    /// When the filing is due, or was handed in if that cannot be told.
    package let place: Instant
    /// When it was handed in: a day's filings are due at one moment.
    package let submittedAt: Instant
    /// The filing.
    package let filing: FilingID

    package init(place: Instant, submittedAt: Instant, filing: FilingID) {
        self.place = place
        self.submittedAt = submittedAt
        self.filing = filing
    }

    /// Before every filing.
    package static let start = QueuePosition(
        place: Instant(ms: .min), submittedAt: Instant(ms: .min),
        filing: FilingID(rawValue: 0))
}

/// Which of a region's waiting filings are wanted.
package struct QueueFilter: Hashable, Sendable {
    /// The region.
    package let region: RegionCode
    /// Only this level; nil = all.
    package let level: Level?
    /// Leaves out what the viewer could not claim at that moment; nil = nothing.
    package let free: Free?
    /// Only what is due then; nil = whenever.
    package let due: Due?
    /// Only what was handed in by then; nil = whenever.
    package let submittedUntil: Instant?
    /// Only what is flagged for any of these; none = flagged or not.
    package let flags: ReviewFlags
    /// Only what is at this stage; nil = whichever.
    package let stage: ReviewStage?

    package init(
        region: RegionCode, level: Level?, free: Free?, due: Due? = nil,
        submittedUntil: Instant? = nil, flags: ReviewFlags = .none, stage: ReviewStage? = nil
    ) {
        self.region = region
        self.level = level
        self.free = free
        self.due = due
        self.submittedUntil = submittedUntil
        self.flags = flags
        self.stage = stage
    }

    /// Due within a span of time.
    package struct Due: Hashable, Sendable {
        /// Later than this; nil = however long ago.
        package let after: Instant?
        /// At the latest.
        package let until: Instant
        /// Stale at that moment; nil = or not.
        package let staleAt: Instant?

        /// What `state` means at `now`; nil for a state that nobody looks for.
        package init?(_ state: ReviewClockState, at now: Instant) {
            switch state {
            case .dueSoon:
                self.after = now
                self.until = now + ReviewClock.dueSoonLead
                self.staleAt = nil
            case .overdue, .stale:
                self.after = nil
                self.until = now
                self.staleAt = state == .stale ? now : nil
            case .running, .paused, .unknown:
                return nil
            }
        }
    }

    /// Free for somebody, at a moment.
    package struct Free: Hashable, Sendable {
        /// Whose own claims stay in the list.
        package let viewer: AccountID
        /// What they are: second looks are free for supervisors.
        package let role: Role
        /// Now.
        package let at: Instant

        package init(for viewer: AccountID, role: Role = .reviewer, at: Instant) {
            self.viewer = viewer
            self.role = role
            self.at = at
        }
    }
}
