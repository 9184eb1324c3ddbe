// SPDX-License-Identifier: Apache-2.0

/// Which entries of the audit log somebody looks for: whatever is given must hold.
package struct AuditFilter: Hashable, Sendable {
    /// Any of these; empty for every action.
    package var actions: Set<AuditAction>
    package var outcome: AuditEntry.Outcome?
    /// Who did it.
    package var actor: AccountID?
    /// Whose account or data it was about.
    package var subject: AccountID?
    package var filing: FilingID?
    package var region: RegionCode?
    /// Not before.
    package var from: Instant?
    /// Before.
    package var until: Instant?

    /// Actions of one search: any sensible group of them.
    package static let actionLimit = 16

    package init(
        actions: Set<AuditAction> = [], outcome: AuditEntry.Outcome? = nil,
        actor: AccountID? = nil, subject: AccountID? = nil, filing: FilingID? = nil,
        region: RegionCode? = nil, from: Instant? = nil, until: Instant? = nil
    ) {
        self.actions = actions
        self.outcome = outcome
        self.actor = actor
        self.subject = subject
        self.filing = filing
        self.region = region
        self.from = from
        self.until = until
    }

    /// Whether a row is one of them.
    package func matches(_ fields: AuditFields) -> Bool {
        guard
            self.actions.isEmpty
                || self.actions.contains(where: {
                    Int64($0.rawValue) == fields.action
                })
        else { return false }
        return Self.holds(self.outcome.map { Int64($0.rawValue) }, fields.outcome)
            && Self.holds(self.actor?.rawValue, fields.actorID)
            && Self.holds(self.subject?.rawValue, fields.subjectID)
            && Self.holds(self.filing?.rawValue, fields.filingID)
            && Self.holds(self.region.map { Int64($0.rawValue) }, fields.region)
            && self.from.map { $0.ms <= fields.atMs } ?? true
            && self.until.map { fields.atMs < $0.ms } ?? true
    }

    private static func holds(_ wanted: Int64?, _ found: Int64?) -> Bool {
        wanted.map { $0 == found } ?? true
    }
}
