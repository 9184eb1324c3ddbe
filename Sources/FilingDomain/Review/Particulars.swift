// SPDX-License-Identifier: Apache-2.0

/// What the reasons of a decision are about: a reason that could mean many things says which.
///
/// Source: domain.md section 9, "MISMATCH (... which field)" and "NOT_ELIGIBLE (rule id)".
package struct Particulars: Hashable, Sendable {
    /// What form and certificate differ in; some with `mismatch`, none without.
    package let fields: [FormField]
    /// Rules that are not met; some with `notEligible`, none without.
    package let rules: [RuleID]

    package init(fields: [FormField] = [], rules: [RuleID] = []) {
        self.fields = fields
        self.rules = rules
    }

    /// Nothing to name.
    package static let none = Particulars()

    /// Refuses what does not go with the reasons.
    ///
    /// - Throws: `MISMATCH_FIELDS_REQUIRED`, `NOT_ELIGIBLE_RULES_REQUIRED`.
    package func require(for reasons: [ReviewReason]) throws(Refusal) {
        guard self.fields.isEmpty != reasons.contains(.mismatch),
            Set(self.fields).count == self.fields.count
        else {
            throw Refusal(.mismatchFieldsRequired)
        }
        guard self.rules.isEmpty != reasons.contains(.notEligible),
            Set(self.rules).count == self.rules.count
        else {
            throw Refusal(.notEligibleRulesRequired)
        }
    }
}

extension ReviewDecision {
    /// Refuses rules that are not the plan's for a level, and tells which are.
    ///
    /// Asked before `Filing.decided`, which knows no plan.
    ///
    /// - Throws: `NOT_ELIGIBLE_RULES_REQUIRED` with `rules`.
    package func requireRules(of pack: RulePack, for level: Level) throws(Refusal) {
        let known = pack.rules.filter { $0.level == level }.map(\.id)
        for (reasons, particulars) in self.told {
            let isNamed = particulars.rules.isEmpty != reasons.contains(.notEligible)
            guard isNamed, particulars.rules.allSatisfy(known.contains) else {
                throw Refusal(
                    .notEligibleRulesRequired,
                    ["rules": .text(known.map(\.rawValue).joined(separator: ","))])
            }
        }
    }

    /// The reasons of the whole and of each item, with what they are about.
    private var told: [(reasons: [ReviewReason], particulars: Particulars)] {
        switch self {
        case .approve: []
        case .reject(let reasons, _, let particulars): [(reasons, particulars)]
        case .supplement(let items, let reasons, _, _, let particulars):
            [(reasons, particulars)] + items.map { ([$0.reason], $0.particulars) }
        }
    }
}
