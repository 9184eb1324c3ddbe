// SPDX-License-Identifier: Apache-2.0

/// What time makes of a filing by itself.
extension Filing {
    /// The lapse of a supplement that was not answered in time; nil if there is none to tell.
    ///
    /// Time alone decides: whoever reads or writes at or after the deadline sees this filing, and
    /// what is written down later is exactly this change.
    package func lapsed(at now: Instant) throws(Refusal) -> FilingChange? {
        guard self.state == .supplement, let due = self.supplementDeadline?.due, now >= due else {
            return nil
        }
        return try self.moved(by: .lapse, role: .applicant, now: due)
    }

    /// The filing as it stands at `now`.
    package func seen(at now: Instant) throws(Refusal) -> Filing {
        try self.lapsed(at: now)?.filing ?? self
    }

    /// How its region stands with it; nil where nothing is due of the region.
    package func clockState(at now: Instant) -> ReviewClockState? {
        switch self.state {
        case .pending: self.clock.state(at: now)
        case .supplement: .paused
        case .draft, .approved, .rejected, .withdrawn, .lapsed, .revoked: nil
        }
    }

    /// Whose turn it is; nil once it is nobody's.
    package func turn(at now: Instant) -> Role? {
        if self.secondLook != nil { return .supervisor }
        return self.state == .draft ? .applicant : self.clockState(at: now)?.holder
    }
}
