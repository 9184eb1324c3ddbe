// SPDX-License-Identifier: Apache-2.0

/// What a reviewer of the filing's region may do.
extension Filing {
    /// Takes the lease; taking one's own running lease again renews it.
    ///
    /// - Throws: `OWN_FILING`, `CLAIMED_BY_ANOTHER`, `STATE_FORBIDS`.
    package func claimed(
        by reviewer: AccountID, role: Role, now: Instant
    ) throws(Refusal) -> FilingChange? {
        guard reviewer != self.owner else { throw Refusal(.ownFiling) }
        if let running = self.runningClaim(at: now), running.holder == reviewer { return nil }
        let lease = Claim(
            id: ClaimID(rawValue: Int64(clamping: self.revision.next.rawValue)),
            holder: reviewer, until: now + Claim.lease)
        return try self.moved(by: .claim, role: role, holder: reviewer, now: now) {
            $0.take(claim: lease)
        }
    }

    /// The lease with a new end.
    ///
    /// Not a change of the filing: its revision stays.
    ///
    /// - Throws: `CLAIM_LOST`.
    package func renewed(
        _ claim: ClaimID, by reviewer: AccountID, now: Instant
    ) throws(Refusal) -> Filing {
        let running = try self.requireHeld(claim, by: reviewer, now: now)
        var next = self
        next.take(claim: Claim(id: running.id, holder: reviewer, until: now + Claim.lease))
        return next
    }

    /// Gives the lease back; nil if it had ended already.
    package func released(
        _ claim: ClaimID, by reviewer: AccountID, role: Role, now: Instant
    ) throws(Refusal) -> FilingChange? {
        guard let running = self.runningClaim(at: now), running.holder == reviewer,
            running.id == claim
        else {
            return nil
        }
        return try self.moved(by: .release, role: role, holder: reviewer, now: now) {
            $0.take(claim: nil)
        }
    }

    /// Ends the review.
    ///
    /// - Parameter calendar: counts the applicant's and the region's working days.
    /// - Throws: `CLAIM_REQUIRED` without any claim, `CLAIM_LOST` with an ended one,
    ///   `REVISION_CONFLICT`, and what the decision itself lacks.
    package func decided(
        _ decision: ReviewDecision, claim: ClaimID, by reviewer: AccountID, role: Role,
        seen: Revision, now: Instant, calendar: WorkingCalendar
    ) throws(Refusal) -> FilingChange {
        let judgement = try decision.judgement()
        try self.requireHeld(claim, by: reviewer, now: now)
        try self.revision.requireMatch(seen)
        guard case .supplement(_, _, _, let lastDay, _) = decision else {
            return try self.moved(
                by: decision.action, role: role, holder: reviewer, now: now, judgement: judgement)
        }
        let deadline = try SupplementDeadline(asked: now, lastDay: lastDay, by: calendar)
        let clock = self.clock.paused(
            at: now, waitingSince: self.submittedAt ?? now, by: calendar)
        return try self.moved(
            by: decision.action, role: role, holder: reviewer, now: now, judgement: judgement
        ) {
            $0.take(supplementKinds: judgement.items.map(\.kind), deadline: deadline)
            $0.take(clock: clock)
        }
    }

    /// The running lease, if it is this one.
    ///
    /// - Throws: `CLAIM_REQUIRED` if the reviewer never held the filing's last lease, `CLAIM_LOST`
    ///   if it has ended or is another one.
    @discardableResult
    package func requireHeld(
        _ claim: ClaimID, by reviewer: AccountID, now: Instant
    ) throws(Refusal) -> Claim {
        guard let last = self.claim, last.holder == reviewer else {
            throw Refusal(.claimRequired)
        }
        guard last.id == claim, now < last.until else { throw Refusal(.claimLost) }
        return last
    }
}
