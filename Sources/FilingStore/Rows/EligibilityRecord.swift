// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// How a filing was judged when it was handed in.
package struct EligibilityRecord: Hashable, Sendable {
    /// Of the filing, as the submit made it.
    package let revision: Revision
    /// The plan that judged it, whatever plan is in force now.
    package let planVersion: String
    package let rulesVersion: String
    package let verdict: EligibilityVerdict
    /// The rule relied on; the nearest one if none is met; empty if the level has none.
    package let path: String
    /// The whole answer.
    package let answer: Sealed
    /// What it was judged on; nil for judgements from before they were kept.
    package let facts: Sealed?
    package let judgedAt: Instant

    package init(
        revision: Revision, planVersion: String, rulesVersion: String,
        verdict: EligibilityVerdict, path: String, answer: Sealed, facts: Sealed?, judgedAt: Instant
    ) {
        self.revision = revision
        self.planVersion = planVersion
        self.rulesVersion = rulesVersion
        self.verdict = verdict
        self.path = path
        self.answer = answer
        self.facts = facts
        self.judgedAt = judgedAt
    }

    init(_ columns: inout Columns) throws(StorageFault) {
        self.revision = try columns.revision()
        self.planVersion = try columns.text()
        self.rulesVersion = try columns.text()
        self.verdict = try columns.code()
        self.path = try columns.text()
        self.answer = try columns.sealed()
        self.facts = try columns.sealedOrNil()
        self.judgedAt = try columns.instant()
    }
}
