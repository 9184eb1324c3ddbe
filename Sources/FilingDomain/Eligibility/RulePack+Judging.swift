// SPDX-License-Identifier: Apache-2.0

extension RulePack {
    /// Tries every path of a level, each with every education record and certificate.
    ///
    /// - Parameters:
    ///   - facts: at most 10 records, 50 periods and 5 certificates, so that the work is bounded.
    ///   - cutOff: everything is measured against this day.
    ///   - materials: what proves a path.
    /// - Returns: one answer per path, in the order of the pack.
    package func paths(
        for level: Level, _ facts: EligibilityFacts, cutOff: CivilDate,
        materials: RequiredMaterials
    ) -> [PathAnswer] {
        let work = WorkedDays(facts.work)
        return self.rules.filter { $0.level == level }.map { rule in
            let answers = self.candidates(rule, facts).map {
                $0.answer(work: work, cutOff: cutOff)
            }
            return Self.best(of: answers, rule) { chosen in
                materials.kinds(proving: rule, chosen.inputs, facts)
            }
        }
    }

    private func candidates(
        _ rule: EligibilityRule, _ facts: EligibilityFacts
    ) -> [EligibilityCandidate] {
        let certificates = facts.certificates.enumerated().filter { _, held in
            rule.certificate?.accepts(held) ?? false
        }.map { (position: $0.offset, held: $0.element) }
        return rule.grounds.flatMap { ground in
            let records = facts.education.enumerated().filter { _, record in
                EligibilityCandidate.fit(record, ground) != .no
            }.map { position, record in
                (position: position, record: record, major: self.majors.kind(of: record))
            }
            return Self.orNone(records).flatMap { education in
                Self.orNone(certificates).map { certificate in
                    EligibilityCandidate(
                        rule: rule, ground: ground, education: education,
                        certificate: certificate)
                }
            }
        }
    }

    private static func orNone<Element>(_ elements: [Element]) -> [Element?] {
        elements.isEmpty ? [nil] : elements
    }

    /// The answer that speaks for the path: met before human before not met, then the earliest, then
    /// the lightest gaps, then the fewest, then the fewest years, then the first as stated.
    private static func best(
        of answers: [PathAnswer], _ rule: EligibilityRule, proof: (PathAnswer) -> [MaterialKind]
    ) -> PathAnswer {
        let chosen =
            answers.firstMinimum { PathOrder($0) < PathOrder($1) }
            ?? PathAnswer.withoutGround(rule.id)
        return PathAnswer(
            rule: rule.id, verdict: chosen.verdict, inputs: chosen.inputs, gaps: chosen.gaps,
            earliest: answers.compactMap(\.earliest).min(), materials: proof(chosen))
    }
}

extension PathAnswer {
    /// A path whose list of grounds is empty, which a checked plan never has, admits nobody.
    fileprivate static func withoutGround(_ rule: RuleID) -> PathAnswer {
        PathAnswer(
            rule: rule, verdict: .notMet,
            inputs: Inputs(
                education: nil, major: nil, certificate: nil, countedFrom: nil, fullYears: 0,
                yearsNeeded: 0),
            gaps: [.education], earliest: nil, materials: [])
    }
}

/// What makes one answer better than another.
struct PathOrder: Comparable {
    private let verdict: EligibilityVerdict
    private let earliest: Int64
    private let heaviest: Int
    private let gaps: Int
    private let years: Int

    init(_ answer: PathAnswer) {
        self.verdict = answer.verdict
        self.earliest = answer.earliest?.daysSinceEpoch ?? .max
        self.heaviest = answer.gaps.map(\.weight).max() ?? 0
        self.gaps = answer.gaps.count
        self.years = answer.inputs.yearsNeeded
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.verdict.rawValue, left.earliest, left.heaviest, left.gaps, left.years)
            < (right.verdict.rawValue, right.earliest, right.heaviest, right.gaps, right.years)
    }
}

extension Collection {
    /// The first of the smallest elements; nil if there are none.
    func firstMinimum(by isLess: (Element, Element) -> Bool) -> Element? {
        self.reduce(nil as Element?) { best, element in
            guard let best else { return element }
            return isLess(element, best) ? element : best
        }
    }
}
