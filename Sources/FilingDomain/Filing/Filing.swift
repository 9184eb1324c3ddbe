// SPDX-License-Identifier: Apache-2.0

/// One person's filing (备案) for one exam.
///
/// A value: every change makes a new one, with the next revision and a line for its history. The
/// words of its form (address, note) are not part of it: no rule looks at them, and they are kept
/// sealed.
package struct Filing: Hashable, Sendable {
    /// The row.
    package let id: FilingID
    /// The public name.
    package let number: FilingNumber
    /// Whose it is.
    package let owner: AccountID
    /// For which exam.
    package let exam: ExamCode
    /// The level filed for.
    package private(set) var level: Level
    /// Where: where the person works or lives.
    package let region: RegionCode
    /// Where it stands.
    package private(set) var state: FilingState
    /// How often it changed.
    package private(set) var revision: Revision
    /// Start of the present state.
    package private(set) var stateSince: Instant
    /// When the draft was opened.
    package let createdAt: Instant
    /// When it was handed in last; nil before the first time.
    package private(set) var submittedAt: Instant?
    /// The last lease, running or not; nil once decided or given back.
    package private(set) var claim: Claim?
    /// The kinds that an open supplement asks for; empty in every other state.
    package private(set) var supplementKinds: [MaterialKind]
    /// When an open supplement is due; nil in every other state.
    package private(set) var supplementDeadline: SupplementDeadline?
    /// How long the region has had it; `.none` where nothing is due of the region.
    package private(set) var clock: ReviewClock
    /// The decision that waits for a supervisor; nil in every state but `pending`.
    package private(set) var secondLook: SecondLook?
    /// Who must not review it: relatives of its owner, at most `Handover.recusalsLimit`.
    package private(set) var recused: Set<AccountID>

    /// Takes a filing as the store has it.
    package init(
        id: FilingID, number: FilingNumber, owner: AccountID, exam: ExamCode, level: Level,
        region: RegionCode, state: FilingState, revision: Revision, stateSince: Instant,
        createdAt: Instant, submittedAt: Instant?, claim: Claim?, supplementKinds: [MaterialKind],
        supplementDeadline: SupplementDeadline?, clock: ReviewClock,
        secondLook: SecondLook? = nil, recused: Set<AccountID> = []
    ) {
        self.id = id
        self.number = number
        self.owner = owner
        self.exam = exam
        self.level = level
        self.region = region
        self.state = state
        self.revision = revision
        self.stateSince = stateSince
        self.createdAt = createdAt
        self.submittedAt = submittedAt
        self.claim = claim
        self.supplementKinds = supplementKinds
        self.supplementDeadline = supplementDeadline
        self.clock = clock
        self.secondLook = secondLook
        self.recused = recused
    }

    /// Opens a draft.
    package static func opened(
        id: FilingID, number: FilingNumber, owner: AccountID, exam: ExamCode, form: FilingForm,
        now: Instant
    ) -> FilingChange {
        let filing = Filing(
            id: id, number: number, owner: owner, exam: exam, level: form.level,
            region: form.region, state: .draft, revision: Revision.none.next, stateSince: now,
            createdAt: now, submittedAt: nil, claim: nil, supplementKinds: [],
            supplementDeadline: nil, clock: .none)
        return FilingChange(
            filing: filing, entry: .init(filing, .create, by: .applicant, at: now), seat: .keep)
    }

    /// The lease if it is running at `now`.
    package func runningClaim(at now: Instant) -> Claim? {
        guard let claim = self.claim, now < claim.until else { return nil }
        return claim
    }

    /// Walks one edge of the table, or refuses.
    ///
    /// - Parameters:
    ///   - holder: the reviewer who acts, if one does.
    ///   - adjust: further changes that belong to the same revision.
    /// - Throws: `EDIT_CLOSED`, `CLAIMED_BY_ANOTHER`, `CLAIM_REQUIRED`, `STATE_FORBIDS`.
    func moved(
        by action: FilingAction, role: Role, holder: AccountID? = nil, now: Instant,
        judgement: Judgement = .none, adjust: (inout Filing) -> Void = { _ in }
    ) throws(Refusal) -> FilingChange {
        let edge = try self.edge(for: action, holder: holder, now: now)
        var next = self
        next.revision = self.revision.next
        if edge.to != self.state {
            next.state = edge.to
            next.stateSince = now
            next.claim = nil
            next.supplementKinds = []
            next.supplementDeadline = nil
            next.clock = .none
            next.secondLook = nil
        }
        adjust(&next)
        return FilingChange(
            filing: next,
            entry: .init(next, action, by: role, at: now, judgement: judgement), seat: edge.seat)
    }

    /// The legal edge for an action, with its condition on the lease checked.
    private func edge(
        for action: FilingAction, holder: AccountID?, now: Instant
    ) throws(Refusal) -> FilingTransition {
        guard let edge = FilingTransition.edge(from: self.state, by: action) else {
            throw Refusal(.stateForbids, ["state": .text(self.state.word.en)])
        }
        let running = self.runningClaim(at: now)
        switch edge.claim {
        case .any:
            return edge
        case .unclaimed:
            // The applicant's edits, too, wait for what a supervisor will say.
            guard holder != nil || self.secondLook == nil else { throw Refusal(.editClosed) }
            guard let running else { return edge }
            guard holder == nil else {
                throw Refusal(.claimedByAnother, ["until_ms": .instant(running.until)])
            }
            throw Refusal(.editClosed)
        case .held:
            guard let running, running.holder == holder else { throw Refusal(.claimRequired) }
            return edge
        }
    }
}

// The setters are private to this file: each of these changes exactly one thing of a moved filing.
extension Filing {
    mutating func take(level: Level) { self.level = level }
    mutating func take(claim: Claim?) { self.claim = claim }
    mutating func take(submittedAt: Instant) { self.submittedAt = submittedAt }
    mutating func take(clock: ReviewClock) { self.clock = clock }
    mutating func take(secondLook: SecondLook) { self.secondLook = secondLook }
    mutating func take(recused partial: AccountID) { self.recused.insert(partial) }
    mutating func take(supplementKinds: [MaterialKind], deadline: SupplementDeadline?) {
        self.supplementKinds = supplementKinds
        self.supplementDeadline = deadline
    }
}
