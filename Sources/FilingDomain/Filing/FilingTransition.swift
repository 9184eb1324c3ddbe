// SPDX-License-Identifier: Apache-2.0

/// The table of what may happen to a filing in which state.
///
/// Everything that is not in the table is refused. Source: domain.md section 6.
package struct FilingTransition: Hashable, Sendable {
    /// The state before.
    package let from: FilingState
    /// What happens.
    package let action: FilingAction
    /// The state after.
    package let to: FilingState
    /// What must be true of the reviewer's lease.
    package let claim: ClaimCondition

    /// What an action asks of the lease.
    package enum ClaimCondition: Sendable, CaseIterable {
        /// Nothing.
        case any
        /// No running claim: edits close at the moment a claim commits, and stay closed while a
        /// decision waits for a supervisor.
        case unclaimed
        /// A running claim of the person who acts.
        case held
    }

    private init(
        _ from: FilingState, _ action: FilingAction, _ to: FilingState,
        _ claim: ClaimCondition = .any
    ) {
        self.from = from
        self.action = action
        self.to = to
        self.claim = claim
    }

    /// Every legal edge.
    package static let table: [FilingTransition] = [
        Self(.draft, .update, .draft),
        Self(.draft, .upload, .draft),
        Self(.draft, .submit, .pending),
        Self(.draft, .withdraw, .withdrawn),
        Self(.pending, .reopen, .draft, .unclaimed),
        Self(.pending, .withdraw, .withdrawn, .unclaimed),
        Self(.pending, .claim, .pending, .unclaimed),
        Self(.pending, .release, .pending, .held),
        Self(.pending, .propose, .pending, .held),
        Self(.pending, .reassign, .pending),
        Self(.pending, .approve, .approved, .held),
        Self(.pending, .reject, .rejected, .held),
        Self(.pending, .supplement, .supplement, .held),
        Self(.supplement, .upload, .supplement),
        Self(.supplement, .submit, .pending),
        Self(.supplement, .withdraw, .withdrawn),
        Self(.supplement, .lapse, .lapsed),
        Self(.approved, .revoke, .revoked),
    ]

    /// The edge of an action in a state; nil if there is none.
    package static func edge(from state: FilingState, by action: FilingAction) -> Self? {
        Self.table.first { $0.from == state && $0.action == action }
    }
}
