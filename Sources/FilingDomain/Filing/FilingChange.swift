// SPDX-License-Identifier: Apache-2.0

/// What a decision about a filing returns: its new value, and the line for its history.
///
/// Both are written in the same transaction or not at all.
package struct FilingChange: Hashable, Sendable {
    /// The filing afterwards.
    package let filing: Filing
    /// The line.
    package let entry: HistoryEntry
    /// What it does to the filing's seat, as the transition table says.
    package let seat: SeatEffect
    /// What it leaves for the region; nil for whatever is no step of a review.
    package internal(set) var step: ReviewStep?
}

/// One line of a filing's history.
package struct HistoryEntry: Hashable, Sendable {
    /// The revision that the change made.
    package let revision: Revision
    /// What was done.
    package let action: FilingAction
    /// By whom; an applicant never learns which clerk.
    package let role: Role
    /// The state afterwards.
    package let state: FilingState
    /// When.
    package let at: Instant
    /// Reasons, words and items of a decision.
    package let judgement: Judgement
    /// When a supplement was due as it was asked for; nil with everything else.
    package let due: Instant?

    /// Takes a line as the store has it.
    package init(
        revision: Revision, action: FilingAction, role: Role, state: FilingState, at: Instant,
        judgement: Judgement, due: Instant?
    ) {
        self.revision = revision
        self.action = action
        self.role = role
        self.state = state
        self.at = at
        self.judgement = judgement
        self.due = due
    }

    init(
        _ filing: Filing, _ action: FilingAction, by role: Role, at now: Instant,
        judgement: Judgement = .none
    ) {
        self.init(
            revision: filing.revision, action: action, role: role, state: filing.state, at: now,
            judgement: judgement,
            due: action == .supplement ? filing.supplementDeadline?.set : nil)
    }
}

extension HistoryEntry {
    /// As the filing's owner reads it: that a decision waits for a second person is a step within the
    /// region like any other, for two of them in a row would tell what it says.
    package var forOwner: HistoryEntry {
        guard self.action == .propose else { return self }
        return HistoryEntry(
            revision: self.revision, action: .reassign, role: self.role, state: self.state,
            at: self.at, judgement: self.judgement, due: self.due)
    }
}
