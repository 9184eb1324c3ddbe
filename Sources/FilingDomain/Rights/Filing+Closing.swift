// SPDX-License-Identifier: Apache-2.0

/// What becomes of an approval when its account is closed.
package enum ApprovalAtClosing: Sendable, CaseIterable {
    /// The owner did not say: closing is refused.
    case keeps
    /// The owner gives it up.
    case givesUp
}

extension Filing {
    /// What closing its owner's account does to the filing; nil if nothing.
    ///
    /// What is undecided is withdrawn, and an approval that is given up is revoked, so that the
    /// registration system is told. What else is decided stays as it was decided: number, level,
    /// region and state are the centre's records.
    ///
    /// - Throws: `CLOSING_WAITS` while a reviewer holds it or a decision waits for a supervisor,
    ///   `APPROVAL_STANDS`.
    package func closing(
        _ approval: ApprovalAtClosing, now: Instant
    ) throws(Refusal) -> FilingChange? {
        let named: [String: Refusal.Detail] = ["filing_number": .text(self.number.text)]
        switch self.state {
        case .draft, .pending, .supplement:
            guard self.runningClaim(at: now) == nil, self.secondLook == nil else {
                throw Refusal(.closingWaits, named)
            }
            return try self.withdrawn(seen: self.revision, now: now)
        case .approved:
            guard approval == .givesUp else { throw Refusal(.approvalStands, named) }
            return try self.approvalGivenUp(now: now)
        case .rejected, .withdrawn, .lapsed, .revoked:
            return nil
        }
    }
}
