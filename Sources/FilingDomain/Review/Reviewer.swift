// SPDX-License-Identifier: Apache-2.0

/// One who may review filings of a region: a reviewer or a supervisor.
package struct Reviewer: Hashable, Sendable {
    /// Whose account.
    package let account: AccountID
    /// Reviewer or supervisor.
    package let role: Role

    package init(account: AccountID, role: Role) {
        self.account = account
        self.role = role
    }
}

extension Filing {
    /// Refuses whoever must not have this filing before them.
    ///
    /// Asked wherever somebody is to hold it, and again by whatever a holder decides.
    ///
    /// - Throws: `OWN_FILING`; `RECUSED`; `SECOND_LOOK_PENDING` for whoever proposed the decision
    ///   that waits, and for everybody who is no supervisor.
    func requireImpartial(_ reviewer: AccountID, role: Role) throws(Refusal) {
        guard reviewer != self.owner else { throw Refusal(.ownFiling) }
        guard !self.recused.contains(reviewer) else { throw Refusal(.recused) }
        guard let look = self.secondLook else { return }
        guard role == .supervisor, reviewer != look.proposer else {
            throw Refusal(.secondLookPending)
        }
    }

    /// The decision that waits.
    ///
    /// What somebody said who turned out to be partial is nobody's word.
    ///
    /// - Throws: `SECOND_LOOK_NONE`.
    @discardableResult
    package func requireSecondLook() throws(Refusal) -> SecondLook {
        guard let look = self.secondLook, !self.recused.contains(look.proposer) else {
            throw Refusal(.secondLookNone)
        }
        return look
    }

    /// Whether anybody could take a second look.
    ///
    /// - Parameters:
    ///   - people: those who decided, or are about to be kept from it.
    ///   - supervisors: the region's active ones.
    func hasSecondPerson(
        besides people: AccountID..., among supervisors: Set<AccountID>
    ) -> Bool {
        supervisors.contains {
            $0 != self.owner && !people.contains($0) && !self.recused.contains($0)
        }
    }
}
