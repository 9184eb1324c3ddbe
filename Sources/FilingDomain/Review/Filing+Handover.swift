// SPDX-License-Identifier: Apache-2.0

/// Whose hands a filing is in, beyond what reviewers take by themselves.
///
/// The applicant's history tells that the region passed it on, and nothing of who or why.
extension Filing {
    /// Ends whatever claim is running, and gives the filing to somebody or back to the queue.
    ///
    /// - Parameters:
    ///   - reviewer: who gets a lease of 15 minutes; nil = the queue.
    ///   - supervisor: who says so.
    ///   - text: why; for the region's staff.
    ///   - seen: the revision that the supervisor looked at: who has claimed it since keeps it.
    /// - Returns: nil if it is in the queue already.
    /// - Throws: `OWN_FILING`, `RECUSED`, `SECOND_LOOK_PENDING` of either of the two, `FIELD_INVALID`,
    ///   `REVISION_CONFLICT`, `STATE_FORBIDS`.
    package func reassigned(
        to reviewer: Reviewer?, by supervisor: AccountID, role: Role, text: String,
        seen: Revision, now: Instant
    ) throws(Refusal) -> FilingChange? {
        guard supervisor != self.owner else { throw Refusal(.ownFiling) }
        try self.requireNoHand(of: supervisor)
        if let reviewer {
            try self.requireImpartial(reviewer.account, role: reviewer.role)
        }
        let handover = try Handover(
            .reassigned, by: supervisor, subject: reviewer?.account, text: text)
        try self.revision.requireMatch(seen)
        let isIdle = reviewer == nil && self.runningClaim(at: now) == nil
        guard self.state != .pending || !isIdle else { return nil }
        let lease =
            reviewer.map { self.lease(of: $0.account, now: now) } ?? self.claim?.ended
        return try self.handed(handover, role: role, now: now) { $0.take(claim: lease) }
    }

    /// Keeps a partial person from the filing for good; their claim ends.
    ///
    /// Somebody says it of themselves while they hold it, or a supervisor of anybody.
    ///
    /// - Parameters:
    ///   - partial: who must not review it.
    ///   - supervisors: the region's active ones; looked at while a decision waits for one of them.
    ///   - text: why; for the region's staff.
    ///   - seen: the revision that was looked at.
    /// - Returns: nil if they are kept from it already, at whatever revision.
    /// - Throws: `CLAIM_REQUIRED`, `ROLE_FORBIDS` for a reviewer who names another, `OWN_FILING`;
    ///   `RECUSED`, `SECOND_LOOK_PENDING` of whoever says it of another; `SECOND_PERSON_MISSING` if
    ///   nobody would be left to take the second look; `RECUSALS_EXHAUSTED`, `FIELD_INVALID`,
    ///   `REVISION_CONFLICT`, `STATE_FORBIDS`.
    package func recused(
        _ partial: AccountID, by sayer: AccountID, role: Role,
        among supervisors: Set<AccountID>, text: String, seen: Revision, now: Instant
    ) throws(Refusal) -> FilingChange? {
        guard sayer != self.owner else { throw Refusal(.ownFiling) }
        guard role == .supervisor || partial == sayer else { throw Refusal(.roleForbids) }
        guard !self.recused.contains(partial) else { return nil }
        if partial != sayer { try self.requireNoHand(of: sayer) }
        let holder = self.runningClaim(at: now)?.holder
        guard role == .supervisor || holder == sayer else { throw Refusal(.claimRequired) }
        guard self.recused.count < Handover.recusalsLimit else {
            throw Refusal(
                .recusalsExhausted, ["limit": .number(UInt64(Handover.recusalsLimit))])
        }
        if let look = self.secondLook {
            let isLeft = self.hasSecondPerson(
                besides: look.proposer, partial, among: supervisors)
            guard isLeft else { throw Refusal(.secondPersonMissing) }
        }
        let handover = try Handover(.recused, by: sayer, subject: partial, text: text)
        try self.revision.requireMatch(seen)
        return try self.handed(handover, role: role, now: now) {
            $0.take(recused: partial)
            if holder == partial { $0.take(claim: self.claim?.ended) }
        }
    }

    /// Refuses whoever has a stake in who reviews the filing: the partial, and who proposed the
    /// decision that waits, and would choose their own second person.
    ///
    /// - Throws: `RECUSED`, `SECOND_LOOK_PENDING`.
    private func requireNoHand(of supervisor: AccountID) throws(Refusal) {
        guard !self.recused.contains(supervisor) else { throw Refusal(.recused) }
        guard self.secondLook?.proposer != supervisor else { throw Refusal(.secondLookPending) }
    }

    private func handed(
        _ handover: Handover, role: Role, now: Instant, adjust: (inout Filing) -> Void
    ) throws(Refusal) -> FilingChange {
        var change = try self.moved(by: .reassign, role: role, now: now, adjust: adjust)
        change.step = .handed(handover)
        return change
    }
}
