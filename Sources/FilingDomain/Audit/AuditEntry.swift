// SPDX-License-Identifier: Apache-2.0

/// Something that was done, as the audit log keeps it: who, what, to whom, why.
///
/// Numbers and codes only. Personal data never enters: the log outlives the data, and nothing can
/// be erased from it.
package struct AuditEntry: Hashable, Sendable {
    /// When, by the server's clock.
    package var at: Instant
    /// Who did it.
    package var actor: AuditActor
    /// What.
    package var action: AuditAction
    /// Whether it was done or refused.
    package var outcome: Outcome
    /// Whose account or data it was about.
    package var subject: AccountID?
    /// Which filing it was about.
    package var filing: FilingID?
    /// The region it belongs to: the actor's, or the filing's.
    package var region: RegionCode?
    /// Why it was looked at; views have one.
    package var purpose: AuditPurpose?
    /// The row it was about besides: a session, a material, a dispute, a change of phone; for an
    /// unmasking, the bits of `UnmaskedField`.
    package var object: Int64?
    /// What the purpose refers to.
    package var reference: AuditReference

    /// How it ended.
    ///
    /// Raw values are stored and hashed.
    package enum Outcome: Int32, Sendable, CaseIterable {
        case done = 1
        case refused = 2

        /// As on the wire and on the command line.
        package var token: String {
            switch self {
            case .done: "done"
            case .refused: "refused"
            }
        }
    }

    package init(
        at: Instant, actor: AuditActor, action: AuditAction, outcome: Outcome = .done,
        subject: AccountID? = nil, filing: FilingID? = nil, region: RegionCode? = nil,
        purpose: AuditPurpose? = nil, object: Int64? = nil, reference: AuditReference = .none
    ) {
        self.at = at
        self.actor = actor
        self.action = action
        self.outcome = outcome
        self.subject = subject
        self.filing = filing
        self.region = region
        self.purpose = purpose
        self.object = object
        self.reference = reference
    }
}
