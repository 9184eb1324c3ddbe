// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Foundation
import Testing

/// Random applicants before the judge and before a deliberately naive one.
@Suite struct RandomApplicantTests {
    /// 100,000 with FILING_SLOW_TESTS, a slice otherwise.
    private static let count =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? 1_000 : 100_000

    private static let majors = [
        "社会工作", "社会工作与管理", "社区管理与服务(社会工作方向)", "社区矫正", "社会学(社会工作方向)", "社会学", "会计",
    ]
    /// Those that count most often, and some of each other kind.
    private static let codes: [Int32] = [
        11, 14, 14, 21, 21, 21, 31, 31, 31, 41, 44, 47, 61, 61, 17, 28, 22, 33, 42,
    ]

    @Test func `no path, date or choice differs from the naive judge's`() throws {
        var random = SeededGenerator(state: 20_260_531)
        var met = 0
        for number in 0..<Self.count {
            let facts = Self.facts(&random)
            let cutOff = Self.day(&random, 2008...2022)
            let naive = NaiveOfficial(facts)
            for level in Level.allCases {
                let answer = ExamPlan.shipped.judge(facts, for: level, cutOff: cutOff)
                let words = NaiveOfficial.paths.filter { $0.level == level }.map {
                    (rule: $0.rule, word: naive.word($0.rule, cutOff: NaiveOfficial.number(cutOff)))
                }
                for (path, word) in zip(answer.paths, words) {
                    Self.compare(path, word.word, word.rule, "applicant \(number)")
                }
                let best = words.filter { $0.word.isMet }.enumerated().min {
                    ($0.element.word.years, $0.offset) < ($1.element.word.years, $1.offset)
                }
                if let best { #expect(answer.best?.rawValue == best.element.rule) }
                #expect((answer.verdict == .met) == (best != nil))
                met += best == nil ? 0 : 1
            }
        }
        // Neither judge sees one kind of people only.
        #expect(met > Self.count / 5 && met < Self.count * 2)
    }

    @Test func `on the earliest date a path is met, on the day before it is not`() throws {
        var random = SeededGenerator(state: 7)
        for _ in 0..<Self.count {
            let facts = Self.facts(&random)
            for level in Level.allCases {
                let paths = ExamPlan.shipped.judge(facts, for: level, in: nil).paths
                for path in paths {
                    guard let earliest = path.earliest else { continue }
                    func verdict(_ cutOff: CivilDate) -> EligibilityVerdict? {
                        ExamPlan.shipped.judge(facts, for: level, cutOff: cutOff).paths
                            .first { $0.rule == path.rule }?.verdict
                    }
                    #expect(verdict(earliest) == .met)
                    #expect(try verdict(#require(earliest.adding(days: -1))) != .met)
                }
            }
        }
    }

    private static func compare(
        _ path: PathAnswer, _ word: NaiveOfficial.Word, _ rule: String, _ note: Comment
    ) {
        #expect(path.rule.rawValue == rule, note)
        let verdict: EligibilityVerdict =
            word.isMet ? .met : word.isForHumans ? .human : .notMet
        #expect(path.verdict == verdict, note)
        // Past the end of the naive calendar the naive judge does not know.
        let first = path.earliest.map(NaiveOfficial.number)
        #expect(first == -1 ? word.first == nil : first == word.first, note)
        if word.isMet { #expect(path.inputs.yearsNeeded == word.years, note) }
    }

    private static func facts(_ random: inout SeededGenerator) -> EligibilityFacts {
        EligibilityFacts(
            education: (0..<Int.random(in: 0...3, using: &random)).map { _ in
                Self.education(&random)
            },
            work: (0..<Int.random(in: 0...5, using: &random)).map { _ in Self.work(&random) },
            certificates: (0..<Int.random(in: 0...2, using: &random)).map { _ in
                EligibilityFacts.Certificate(
                    level: Bool.random(using: &random) ? .junior : .intermediate,
                    obtained: Self.day(&random, 2006...2020),
                    origin: Bool.random(using: &random) ? .examination : .any)
            })
    }

    private static func education(
        _ random: inout SeededGenerator
    ) -> EligibilityFacts.Education {
        let code = Self.codes.randomElement(using: &random) ?? 21
        let usual: Degree = code == 11 ? .doctor : code == 14 ? .master : .bachelor
        let degrees = [usual, usual, usual, .none, .bachelor, .master, .doctor]
        return record(
            code, Self.majors.randomElement(using: &random) ?? "",
            degree: degrees.randomElement(using: &random) ?? .none,
            graduated: Self.day(&random, 2006...2022).text,
            fullTime: Bool.random(using: &random))
    }

    private static func work(_ random: inout SeededGenerator) -> EligibilityFacts.Work {
        let from = Self.day(&random, 2005...2021)
        let isOpen = Int.random(in: 0..<4, using: &random) == 0
        let days = Int64.random(in: -10...2_000, using: &random)
        return EligibilityFacts.Work(
            from: from, to: isOpen ? nil : from.adding(days: days),
            isSocialWork: Int.random(in: 0..<6, using: &random) > 0)
    }

    /// A day of these years, the ends of February, June and December more often than others.
    private static func day(
        _ random: inout SeededGenerator, _ years: ClosedRange<Int>
    ) -> CivilDate {
        let year = Int.random(in: years, using: &random)
        let edges = [(2, 29), (2, 28), (3, 1), (6, 30), (7, 1), (12, 31), (1, 1)]
        let edge = edges.randomElement(using: &random) ?? (1, 1)
        let isEdge = Int.random(in: 0..<3, using: &random) == 0
        let month = isEdge ? edge.0 : Int.random(in: 1...12, using: &random)
        let last = CivilDate.daysIn(month: month, of: year)
        let day = isEdge ? min(edge.1, last) : Int.random(in: 1...last, using: &random)
        return CivilDate(year: year, month: month, day: day) ?? FilingPlanTests.day("2010-01-01")
    }
}
