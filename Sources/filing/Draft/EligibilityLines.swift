// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// A judgement of eligibility, for people.
enum EligibilityLines {
    /// The verdict, then each path with what it lacks.
    static func lines(_ answer: FilingV1.EligibilityAnswer, _ output: Output) -> [String] {
        var lines = [
            "\(output.say(Labels.level(answer.level))): \(output.say(Self.word(answer.verdict)))"
                + (answer.bestPath.isEmpty ? "" : " (\(answer.bestPath))"),
            "\(output.say(Self.cutOff)): \(Self.text(answer.cutOff)), "
                + "\(answer.exam) \(answer.planVersion)",
        ]
        if answer.verdict != .met {
            if let earliest = answer.earliest {
                lines.append(
                    "\(output.say(Self.earliest)): \(Self.text(earliest)), "
                        + "\(output.say(Self.firstExam)) \(answer.earliestExamYear)")
            }
            lines.append(output.say(Self.advice))
        }
        for path in answer.paths { lines += Self.lines(path, output) }
        return lines
    }

    private static func lines(_ path: FilingV1.EligibilityPath, _ output: Output) -> [String] {
        var facts = ["\(path.path)  \(output.say(Self.word(path.verdict)))"]
        if path.education > 0 {
            facts.append("\(output.say(Labels.education)) \(path.education)")
        }
        if path.yearsNeeded > 0 {
            facts.append("\(output.say(Self.years)) \(path.fullYears)/\(path.yearsNeeded)")
        }
        if let from = path.countedFrom {
            facts.append("\(output.say(Self.countedFrom)) \(Self.text(from))")
        }
        if let earliest = path.earliest {
            facts.append("\(output.say(Self.metFrom)) \(Self.text(earliest))")
        }
        let gaps = path.gaps.map { "      - " + output.say(Text(zh: $0.textZh, en: $0.textEn)) }
        guard path.verdict == .met else { return ["  " + facts.joined(separator: ", ")] + gaps }
        let kinds = path.materials.map { output.say(Labels.kind($0)) }.joined(separator: ", ")
        return [
            "  " + facts.joined(separator: ", "), "      \(output.say(Self.proof)): \(kinds)",
        ]
    }

    private static func word(_ verdict: FilingV1.EligibilityVerdict) -> Text {
        EligibilityVerdict(rawValue: verdict.rawValue)?.name ?? Labels.none
    }

    private static func text(_ date: FilingV1.Date?) -> String {
        guard let date, let year = Int(exactly: date.year), let month = Int(exactly: date.month),
            let day = Int(exactly: date.day),
            let known = CivilDate(year: year, month: month, day: day)
        else {
            return "-"
        }
        return known.text
    }

    private static let cutOff = Text(zh: "截止日期", en: "measured against")
    private static let earliest = Text(zh: "最早符合日期", en: "first met on")
    private static let firstExam = Text(zh: "最早可报考年度", en: "first exam")
    private static let years = Text(zh: "满年限", en: "full years")
    private static let countedFrom = Text(zh: "起算", en: "counted from")
    private static let metFrom = Text(zh: "符合自", en: "met from")
    private static let proof = Text(zh: "证明材料", en: "proof")
    private static let advice = Text(
        zh: "预审不是最终结论：如有异议，可在备注中说明后提交，由人工审核。",
        en:
            "A check does not decide: if you disagree, say why in the note and file; a human decides."
    )
}
