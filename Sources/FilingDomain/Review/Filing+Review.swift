// SPDX-License-Identifier: Apache-2.0

/// What a reviewer of the filing's region may do.
extension Filing {
    /// Takes the lease; taking one's own running lease again renews it.
    ///
    /// - Throws: `OWN_FILING`, `RECUSED`, `SECOND_LOOK_PENDING`, `CLAIMED_BY_ANOTHER`,
    ///   `STATE_FORBIDS`.
    package func claimed(
        by reviewer: AccountID, role: Role, now: Instant
    ) throws(Refusal) -> FilingChange? {
        try self.requireImpartial(reviewer, role: role)
        if let running = self.runningClaim(at: now), running.holder == reviewer { return nil }
        let lease = self.lease(of: reviewer, now: now)
        return try self.moved(by: .claim, role: role, holder: reviewer, now: now) {
            $0.take(claim: lease)
        }
    }

    /// A lease that begins now, named for the change that gives it.
    func lease(of reviewer: AccountID, now: Instant) -> Claim {
        Claim(
            id: ClaimID(rawValue: Int64(clamping: self.revision.next.rawValue)),
            holder: reviewer, until: now + Claim.lease)
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

    /// The running lease, if it is this one.
    ///
    /// - Throws: `CLAIM_LOST` if it has ended, or somebody has a later one; `CLAIM_REQUIRED` if the
    ///   reviewer names none that came before the filing's last lease.
    @discardableResult
    package func requireHeld(
        _ claim: ClaimID, by reviewer: AccountID, now: Instant
    ) throws(Refusal) -> Claim {
        guard let last = self.claim else { throw Refusal(.claimRequired) }
        guard last.holder == reviewer else {
            let isOlder = claim.rawValue > 0 && claim < last.id
            throw Refusal(isOlder ? .claimLost : .claimRequired)
        }
        guard last.id == claim, now < last.until else { throw Refusal(.claimLost) }
        return last
    }
}
