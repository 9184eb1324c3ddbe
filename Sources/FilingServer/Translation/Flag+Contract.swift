// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension FilingV1.ReviewFlag {
    init(_ flag: ReviewFlag) { self = .init(rawValue: flag.rawValue) ?? .unspecified }
}

extension FilingV1.FormField {
    init(_ field: FormField) { self = .init(rawValue: field.rawValue) ?? .unspecified }
}

extension FilingV1.NumberFinding {
    init(_ finding: NumberFinding) {
        self.init(
            record: UInt32(clamping: finding.record),
            part: FilingV1.NumberPart(rawValue: finding.part.rawValue) ?? .unspecified,
            expected: finding.expected, stated: finding.stated)
    }
}

extension Particulars {
    /// Takes what a request names.
    ///
    /// - Throws: `FIELD_INVALID` for a field that is none, for an id that no rule can have, and for
    ///   more rules than a plan can have.
    init(fields: [FilingV1.FormField], rules: [String]) throws(Refusal) {
        guard rules.count <= RulePack.ruleLimit,
            rules.allSatisfy({ Self.idLengths.contains($0.utf8.count) })
        else {
            throw Refusal.fieldInvalid("rules", limit: RulePack.ruleLimit)
        }
        var named: [FormField] = []
        for field in fields { named.append(try FormField(field)) }
        self.init(fields: named, rules: rules.map(RuleID.init(rawValue:)))
    }

    /// Bytes; those of the plan of 2026 have two.
    private static let idLengths = 1...16
}
