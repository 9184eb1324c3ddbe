// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The table of states, written down a second time from domain.md section 6, as plainly as it can be.
enum NaiveTable {
    /// What may happen to a filing, by its state, and the state afterwards.
    static let edges: [FilingState: [FilingAction: FilingState]] = [
        .draft: [.update: .draft, .upload: .draft, .submit: .pending, .withdraw: .withdrawn],
        .pending: [
            .reopen: .draft, .withdraw: .withdrawn, .claim: .pending, .release: .pending,
            .propose: .pending, .reassign: .pending,
            .approve: .approved, .reject: .rejected, .supplement: .supplement,
        ],
        .supplement: [
            .upload: .supplement, .submit: .pending, .withdraw: .withdrawn, .lapse: .lapsed,
        ],
        .approved: [.revoke: .revoked],
        .rejected: [:], .withdrawn: [:], .lapsed: [:], .revoked: [:],
    ]

    /// Only while nobody holds the filing.
    static let unheld: Set<FilingAction> = [.reopen, .withdraw, .claim]
    /// Only by who holds it.
    static let held: Set<FilingAction> = [.release, .propose, .approve, .reject, .supplement]
    /// By its owner; everything else is the region's.
    static let ownersActions: Set<FilingAction> = [
        .create, .update, .upload, .submit, .reopen, .withdraw, .lapse,
    ]

    /// The state after an action; nil if it may not happen.
    static func next(_ state: FilingState, isHeld: Bool, _ action: FilingAction) -> FilingState? {
        if isHeld && self.unheld.contains(action) { return nil }
        if !isHeld && self.held.contains(action) { return nil }
        return self.edges[state]?[action]
    }

    /// The first line of a history that the table forbids; nil if there is none.
    static func firstFault(
        in history: [(revision: UInt64, action: FilingAction, role: Role, state: FilingState)]
    )
        -> String?
    {
        var state: FilingState?
        var isHeld = false
        for (index, line) in history.enumerated() {
            guard line.revision == UInt64(index + 1) else { return "\(line): revision" }
            guard (line.role == .applicant) == self.ownersActions.contains(line.action) else {
                return "\(line): role"
            }
            if let before = state {
                guard self.next(before, isHeld: isHeld, line.action) == line.state else {
                    return "\(line): after \(before), held \(isHeld)"
                }
            } else {
                guard line.action == .create, line.state == .draft else { return "\(line): first" }
            }
            isHeld = line.action == .claim
            state = line.state
        }
        return nil
    }
}
