// SPDX-License-Identifier: Apache-2.0

/// A decision that waits for a second person before it takes effect.
///
/// Until then it is a proposal: the filing stays 待审核, its clock goes on, and its applicant learns
/// neither the outcome nor a word of it.
///
/// Source: domain.md section 9, "Second look".
package struct SecondLook: Hashable, Sendable {
    /// Names the proposal: the revision that it made.
    package let proposal: Revision
    /// Who decided first, and can therefore not be the second.
    package let proposer: AccountID
    /// Why the decision does not take effect at once.
    package let cause: SecondLookCause

    package init(proposal: Revision, proposer: AccountID, cause: SecondLookCause) {
        self.proposal = proposal
        self.proposer = proposer
        self.cause = cause
    }
}

/// Why a decision needs a second person.
///
/// Raw values are stored, and those of `filing.v1.SecondLookCause`.
package enum SecondLookCause: Int32, Sendable, CaseIterable {
    /// Chance picked it.
    case sample = 1
    /// It says that something is forged, which no one person says alone.
    case forged = 2
}

/// How a second look ended.
///
/// Raw values are stored.
package enum SecondLookResult: Int32, Sendable, CaseIterable {
    /// The supervisor agreed: what was proposed took effect.
    case confirmed = 1
    /// The supervisor decided in another way.
    case changed = 2
}

/// Where in its region a waiting filing is.
///
/// Raw values are those of `filing.v1.ReviewStage`.
package enum ReviewStage: Int32, Sendable, CaseIterable {
    /// Nobody has decided yet.
    case first = 1
    /// A decision waits for a supervisor.
    case second = 2
}
