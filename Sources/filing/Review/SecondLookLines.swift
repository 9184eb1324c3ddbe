// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// What staff see of a filing beside what its applicant sees, for a person.
enum SecondLookLines {
    /// The decision that waits for whoever reads.
    static func lines(_ look: FilingV1.SecondLook?, _ output: Output) -> [String] {
        guard let look else { return [] }
        let say = output.say
        let decision = look.decision ?? .init()
        let reasons = decision.reasons.map {
            FilingLines.reason($0, decision.fields, decision.rules, output)
        }.joined(separator: ", ")
        let due = decision.supplementDue.flatMap {
            CivilDate(year: Int($0.year), month: Int($0.month), day: Int($0.day))
        }
        let head = [
            "\(say(Labels.secondLook)): \(say(Labels.cause(look.cause)))",
            "\(say(Labels.proposer)): \(look.proposer) \(ChinaTime.text(ms: look.atMs))",
            "\(say(Labels.proposedOutcome)): \(say(Labels.outcome(decision.outcome)))",
        ]
        return head + (reasons.isEmpty ? [] : ["\(say(Labels.reason)): \(reasons)"])
            + (decision.text.isEmpty ? [] : [decision.text])
            + FilingLines.items(decision.items, output)
            + (due.map { ["\(say(Labels.due)): \($0.text) 17:00"] } ?? [])
    }

    /// How the filing was passed on.
    static func handovers(_ notes: [FilingV1.HandoverNote], _ output: Output) -> [String] {
        notes.map {
            let people = [$0.by, $0.subject].filter { !$0.isEmpty }.joined(separator: " -> ")
            return "\(ChinaTime.text(ms: $0.atMs)) \(output.say(Labels.handover($0.kind))) "
                + "\(people): \($0.text)"
        }
    }
}
