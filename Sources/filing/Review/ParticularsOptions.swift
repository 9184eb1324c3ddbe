// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingDomain

/// A field of the form as it is typed: `certificate-number`.
struct FieldWord: ExpressibleByArgument {
    let contract: FilingV1.FormField

    init?(argument: String) {
        guard let field = FormField.allCases.first(where: { $0.token == argument }),
            let contract = FilingV1.FormField(rawValue: field.rawValue)
        else {
            return nil
        }
        self.contract = contract
    }

    static var allValueStrings: [String] { FormField.allCases.map(\.token) }
}

/// What the reasons of a decision are about.
struct ParticularsOptions: ParsableArguments {
    @Option(help: "不一致的字段 / a field that differs, with mismatch; may be given several times.")
    var field: [FieldWord] = []
    @Option(
        help: "条件编号 / a rule not met, such as A4, with not-eligible; may be given several times.")
    var rule: [String] = []

    var fields: [FilingV1.FormField] { self.field.map(\.contract) }

    /// Part of what makes one decision another.
    var words: [String] { self.fields.map { "\($0)" } + self.rule }
}
