// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract
import FilingDomain

/// What a filing may be flagged for, as it is typed: `same-file`.
struct FlagWord: ExpressibleByArgument {
    let contract: FilingV1.ReviewFlag

    init?(argument: String) {
        guard let flag = ReviewFlag.allCases.first(where: { $0.token == argument }),
            let contract = FilingV1.ReviewFlag(rawValue: flag.rawValue)
        else {
            return nil
        }
        self.contract = contract
    }

    static var allValueStrings: [String] { ReviewFlag.allCases.map(\.token) }
}

/// What a reviewer is warned of, for a person.
enum FlagLines {
    /// The flags side by side.
    static func words(_ flags: [FilingV1.ReviewFlag], _ output: Output) -> String {
        flags.map { output.say(Labels.flag($0)) }.joined(separator: ", ")
    }

    /// One line for each flag, and one for each thing behind it.
    static func lines(_ shown: FilingV1.ShowReply, _ output: Output) -> [String] {
        guard let flags = shown.flags else { return [] }
        return flags.flags.flatMap { flag in
            let head = "! \(output.say(Labels.flag(flag)))"
            return switch flag {
            case .sameFile: [head] + flags.sharedFiles.map { "  " + Self.shared($0, output) }
            case .numberMismatch:
                [head] + flags.numbers.map { "  " + Self.number($0, shown, output) }
            case .refiled where !flags.previousFilingNumber.isEmpty:
                ["\(head): \(flags.previousFilingNumber)"]
            default: [head]
            }
        }
    }

    private static func shared(_ file: FilingV1.SharedFile, _ output: Output) -> String {
        let kind = output.say(Labels.kind(file.kind))
        let numbers = file.filingNumbers.joined(separator: ", ")
        return "\(kind): \(file.otherFilings) \(output.say(Labels.othersFilings))"
            + (numbers.isEmpty ? "" : " (\(numbers))")
    }

    private static func number(
        _ finding: FilingV1.NumberFinding, _ shown: FilingV1.ShowReply, _ output: Output
    ) -> String {
        let index = Int(finding.record)
        let school = shown.education.indices.contains(index) ? shown.education[index].school : ""
        let part = NumberFinding.Part(rawValue: finding.part.rawValue)?.label ?? Labels.none
        let figures =
            finding.expected.isEmpty
            ? "" : ": \(finding.stated), \(output.say(Labels.expected)) \(finding.expected)"
        return "\(school) \(output.say(part))\(figures)"
    }
}
