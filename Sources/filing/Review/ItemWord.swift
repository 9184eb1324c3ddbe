// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract

/// An item of a supplement as it is typed: `work-proof:no-seal:text`, and with what the reason is
/// about `education:mismatch=school+major:text`.
struct ItemWord: ExpressibleByArgument {
    let contract: FilingV1.SupplementItem

    init?(argument: String) {
        let parts = argument.split(
            separator: ":", maxSplits: 2, omittingEmptySubsequences: false
        ).map(String.init)
        guard parts.count >= 2, let kind = KindWord(argument: parts[0]) else { return nil }
        let why = parts[1].split(separator: "=", maxSplits: 1).map(String.init)
        guard let word = why.first, let reason = ReasonWord(argument: word) else { return nil }
        let about = why.count == 2 ? why[1].split(separator: "+").map(String.init) : []
        var item = FilingV1.SupplementItem(
            kind: kind.contract, reason: reason.contract, text: parts.count == 3 ? parts[2] : "")
        if reason.contract == .notEligible {
            item.rules = about
        } else {
            for name in about {
                guard let field = FieldWord(argument: name) else { return nil }
                item.fields.append(field.contract)
            }
        }
        self.contract = item
    }
}
