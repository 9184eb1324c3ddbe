// SPDX-License-Identifier: Apache-2.0

/// What the registration system is told of a decision.
///
/// Raw values are stored and those of `filing.v1.FeedChange`.
///
/// Source: domain.md section 11.
package enum FeedChange: Int32, Sendable, CaseIterable {
    /// 审核通过: the person may register.
    case approved = 1
    /// 已撤销: a registration falls with the approval.
    case revoked = 2
}

extension FilingChange {
    /// What the registration system is told of it; nil for what does not concern it.
    ///
    /// By the state that was reached, whichever way leads there: the table has no edge that stays
    /// in one of the two.
    package var told: FeedChange? {
        switch self.entry.state {
        case .approved: .approved
        case .revoked: .revoked
        case .draft, .pending, .supplement, .rejected, .withdrawn, .lapsed: nil
        }
    }
}
