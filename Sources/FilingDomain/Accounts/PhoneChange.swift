// SPDX-License-Identifier: Apache-2.0

/// The move of an account to another phone because the old one is lost.
///
/// One member of support proposes, another approves, and it takes effect a day later, so that the
/// owner, who gets a message on both phones, can stop it. Source: domain.md section 2, number 7.
package struct PhoneChange: Hashable, Sendable {
    package let id: PhoneChangeID
    package let account: AccountID
    package let proposedBy: AccountID
    package let proposedAt: Instant
    /// The new phone, and what was looked at in the proposer's words.
    package let words: Sealed
    package let state: State
    /// When it takes effect; nil before its approval.
    package let effectiveAt: Instant?

    /// From approval to effect (*setting* of domain.md).
    package static let delay = Span.hours(24)
    /// Scalars of the evidence.
    package static let evidenceLengths = 1...500

    /// Raw values are stored.
    package enum State: Int32, Sendable, CaseIterable {
        case proposed = 1
        case approved = 2
        case done = 3
        case stopped = 4
    }

    package init(
        id: PhoneChangeID, account: AccountID, proposedBy: AccountID, proposedAt: Instant,
        words: Sealed, state: State, effectiveAt: Instant?
    ) {
        self.id = id
        self.account = account
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        self.words = words
        self.state = state
        self.effectiveAt = effectiveAt
    }

    /// The moment of effect if somebody approves it now.
    ///
    /// - Throws: `PHONE_CHANGE_UNKNOWN` unless it waits for approval; `SECOND_PERSON_REQUIRED` for
    ///   the one who proposed it.
    package func approved(by approver: AccountID, now: Instant) throws(Refusal) -> Instant {
        guard self.state == .proposed else { throw Refusal(.phoneChangeUnknown) }
        guard approver != self.proposedBy else { throw Refusal(.secondPersonRequired) }
        return now + Self.delay
    }

    /// Refuses to stop what has taken effect or was stopped.
    ///
    /// - Throws: `PHONE_CHANGE_UNKNOWN`.
    package func requireStoppable(now: Instant) throws(Refusal) {
        switch self.state {
        case .proposed: return
        case .approved where !self.isDue(at: now): return
        case .approved, .done, .stopped: throw Refusal(.phoneChangeUnknown)
        }
    }

    /// Whether the account's phone is the new one by now.
    package func isDue(at now: Instant) -> Bool {
        self.state == .approved && self.effectiveAt.map { now >= $0 } ?? false
    }
}
