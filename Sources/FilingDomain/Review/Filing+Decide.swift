// SPDX-License-Identifier: Apache-2.0

/// How a review ends.
///
/// Nothing that says FORGED takes effect here: it needs `confirmed`, which needs another person.
extension Filing {
    /// Ends the review, or proposes how it should end.
    ///
    /// A decision that says FORGED is always a proposal, also a supervisor's against another one: two
    /// persons always. Any other is one if chance picked it, but in a second look never again.
    ///
    /// - Parameters:
    ///   - draw: what chance said of this decision.
    ///   - supervisors: the region's active ones; looked at for what has to wait for one of them.
    ///   - calendar: counts the applicant's and the region's working days.
    /// - Throws: `CLAIM_REQUIRED` without any claim, `CLAIM_LOST` with an ended one,
    ///   `REVISION_CONFLICT`, `SECOND_PERSON_MISSING` for FORGED where nobody could confirm it, and
    ///   what the decision itself lacks.
    package func decided(
        _ decision: ReviewDecision, claim: ClaimID, by reviewer: AccountID, role: Role,
        seen: Revision, draw: SecondLookDraw, among supervisors: Set<AccountID>, now: Instant,
        calendar: WorkingCalendar
    ) throws(Refusal) -> FilingChange {
        let judgement = try decision.judgement()
        try self.requireHeld(claim, by: reviewer, now: now)
        try self.requireImpartial(reviewer, role: role)
        try self.revision.requireMatch(seen)
        let change = try self.taken(
            decision, judgement, result: self.secondLook.map { _ in .changed }, by: reviewer,
            role: role, now: now, calendar: calendar)
        let isPossible = self.hasSecondPerson(besides: reviewer, among: supervisors)
        let cause = try self.secondLookCause(of: decision, draw: draw, isPossible: isPossible)
        guard let cause else { return change }
        // What could not take effect now is no proposal either: it was judged above.
        return try self.proposed(cause, by: reviewer, role: role, now: now)
    }

    /// Lets exactly what was proposed take effect.
    ///
    /// A supplement without a day of its own is due by the usual days from now on.
    ///
    /// - Parameter proposed: the decision that waits.
    /// - Throws: `CLAIM_REQUIRED`, `CLAIM_LOST`, `REVISION_CONFLICT`; `SECOND_LOOK_NONE` if nothing
    ///   waits, or only the word of somebody partial; `SUPPLEMENT_DUE_INVALID` if the proposed day is
    ///   too near by now.
    package func confirmed(
        _ proposed: ReviewDecision, claim: ClaimID, by supervisor: AccountID, role: Role,
        seen: Revision, now: Instant, calendar: WorkingCalendar
    ) throws(Refusal) -> FilingChange {
        try self.requireHeld(claim, by: supervisor, now: now)
        try self.requireSecondLook()
        try self.requireImpartial(supervisor, role: role)
        try self.revision.requireMatch(seen)
        return try self.taken(
            proposed, try proposed.judgement(), result: .confirmed, by: supervisor, role: role,
            now: now, calendar: calendar)
    }

    /// Why a decision does not take effect at once; nil if it does.
    ///
    /// - Throws: `SECOND_PERSON_MISSING`.
    private func secondLookCause(
        of decision: ReviewDecision, draw: SecondLookDraw, isPossible: Bool
    ) throws(Refusal) -> SecondLookCause? {
        if decision.says(.forged) {
            guard isPossible else { throw Refusal(.secondPersonMissing) }
            return .forged
        }
        // Chance does not hold a filing up for somebody whom the region has not.
        return draw == .picked && self.secondLook == nil && isPossible ? .sample : nil
    }

    /// The filing with a decision that waits, free to be claimed by another supervisor.
    private func proposed(
        _ cause: SecondLookCause, by reviewer: AccountID, role: Role, now: Instant
    ) throws(Refusal) -> FilingChange {
        let look = SecondLook(proposal: self.revision.next, proposer: reviewer, cause: cause)
        var change = try self.moved(by: .propose, role: role, holder: reviewer, now: now) {
            $0.take(claim: nil)
            $0.take(secondLook: look)
        }
        change.step = .proposed(look, by: role, replacing: self.secondLook)
        return change
    }

    /// The filing with a decision that takes effect.
    private func taken(
        _ decision: ReviewDecision, _ judgement: Judgement, result: SecondLookResult?,
        by reviewer: AccountID, role: Role, now: Instant, calendar: WorkingCalendar
    ) throws(Refusal) -> FilingChange {
        let since = self.submittedAt ?? now
        var deadline: SupplementDeadline?
        if case .supplement(_, _, _, let lastDay, _) = decision {
            deadline = try SupplementDeadline(asked: now, lastDay: lastDay, by: calendar)
        }
        let clock = self.clock.paused(at: now, waitingSince: since, by: calendar)
        var change = try self.moved(
            by: decision.action, role: role, holder: reviewer, now: now, judgement: judgement
        ) {
            guard let deadline else { return }
            $0.take(supplementKinds: judgement.items.map(\.kind), deadline: deadline)
            $0.take(clock: clock)
        }
        change.step = .decided(
            ReviewOutcome(
                by: reviewer, submittedAt: since, due: self.clock.due, look: self.secondLook,
                result: result))
        return change
    }
}
