// SPDX-License-Identifier: Apache-2.0

import FilingContract

/// A filing's parts, for a person.
enum FilingLines {
    static func summary(_ filing: FilingV1.FilingSummary?, _ output: Output) -> [String] {
        guard let filing else { return [] }
        let held = filing.claimed ? " (\(output.say(Labels.claimed)))" : ""
        return [
            "\(output.say(Labels.number)): \(filing.filingNumber)",
            "\(output.say(Labels.state)): \(output.say(Labels.state(filing.state)))\(held)",
            "\(output.say(Labels.level)): "
                + output.say(Labels.level(filing.form?.level ?? .unspecified)),
            "\(output.say(Labels.region)): \(filing.form?.region ?? "")",
            "\(output.say(Labels.revision)): \(filing.revision)",
            "\(output.say(Labels.since)): \(ChinaTime.text(ms: filing.stateSinceMs))",
        ]
            + [filing.supplementDueMs, filing.reviewDueMs].filter { $0 != 0 }.map {
                "\(output.say(Labels.due)): \(ChinaTime.text(ms: $0))"
            }
    }

    static func previous(_ number: String, _ output: Output) -> [String] {
        number.isEmpty ? [] : ["\(output.say(Labels.previousFiling)): \(number)"]
    }

    static func materials(_ materials: [FilingV1.FilingMaterial], _ output: Output) -> [String] {
        guard !materials.isEmpty else { return [] }
        return Table.lines(
            ["ID", output.say(Labels.kind), output.say(Labels.size), output.say(Labels.time), ""],
            materials.map {
                [
                    "\($0.materialID)", output.say(Labels.kind($0.kind)), "\($0.size)",
                    ChinaTime.text(ms: $0.atMs), output.say(Labels.doubt($0.doubt)),
                ]
            })
    }

    static func missing(_ kinds: [FilingV1.MaterialKind], _ output: Output) -> [String] {
        guard !kinds.isEmpty else { return [] }
        let names = kinds.map { output.say(Labels.kind($0)) }.joined(separator: ", ")
        return ["\(output.say(Labels.missing)): \(names)"]
    }

    static func history(_ history: [FilingV1.HistoryEntry], _ output: Output) -> [String] {
        func due(_ ms: Int64) -> String {
            "\(output.say(Labels.due)) \(ChinaTime.text(ms: ms))"
        }
        return Table.lines(
            [
                output.say(Labels.revision), output.say(Labels.time), output.say(Labels.action),
                output.say(Labels.state), output.say(Labels.reason),
            ],
            history.map { entry in
                let reasons =
                    entry.reasons.map {
                        Self.reason($0, entry.fields, entry.rules, output)
                    } + [entry.text]
                return [
                    "\(entry.revision)", ChinaTime.text(ms: entry.atMs), entry.action,
                    output.say(Labels.state(entry.state)),
                    (reasons + (entry.dueMs == 0 ? [] : [due(entry.dueMs)]))
                        .filter { !$0.isEmpty }.joined(separator: " "),
                ]
            })
    }

    static func items(_ items: [FilingV1.SupplementItem], _ output: Output) -> [String] {
        items.map {
            "\(output.say(Labels.missing)): \(output.say(Labels.kind($0.kind))) "
                + "(\(Self.reason($0.reason, $0.fields, $0.rules, output))) \($0.text)"
        }
    }

    /// A reason with what it is about: `信息与证件不一致[学校]`.
    static func reason(
        _ reason: FilingV1.ReviewReason, _ fields: [FilingV1.FormField], _ rules: [String],
        _ output: Output
    ) -> String {
        let about =
            switch reason {
            case .mismatch: fields.map { output.say(Labels.field($0)) }
            case .notEligible: rules
            default: [String]()
            }
        let mark = about.isEmpty ? "" : "[\(about.joined(separator: ", "))]"
        return output.say(Labels.reason(reason)) + mark
    }
}
