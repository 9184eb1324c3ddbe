// SPDX-License-Identifier: Apache-2.0

/// Whether somebody is eligible for a level, and why, path by path.
///
/// Explains itself and never rejects for good: an applicant who disagrees may file with a note, and a
/// human decides (PIPL, article 24).
package struct EligibilityAnswer: Hashable, Sendable {
    /// The plan that judged it.
    package let exam: ExamCode
    /// Its version.
    package let planVersion: String
    /// The version of its rules.
    package let rulesVersion: String
    package let level: Level
    /// Everything is measured against this day.
    package let cutOff: CivilDate
    package let verdict: EligibilityVerdict
    /// The path to rely on: of those met the one that asks for the fewest years.
    ///
    /// If none is met, the nearest: one that a human may grant, else the one that is met earliest,
    /// else the one with the lightest gaps (work before a certificate before another education), then
    /// the fewest, then the fewest years. Between equals the order of the plan decides.
    /// Nil if the level has no path.
    package let best: RuleID?
    /// Every path of the level, in the order of the plan.
    package let paths: [PathAnswer]

    package init(
        exam: ExamCode, planVersion: String, rulesVersion: String, level: Level,
        cutOff: CivilDate, verdict: EligibilityVerdict, best: RuleID?, paths: [PathAnswer]
    ) {
        self.exam = exam
        self.planVersion = planVersion
        self.rulesVersion = rulesVersion
        self.level = level
        self.cutOff = cutOff
        self.verdict = verdict
        self.best = best
        self.paths = paths
    }

    /// The path to rely on.
    package var bestPath: PathAnswer? { self.paths.first { $0.rule == self.best } }

    /// Refuses a filing that no path supports and whose applicant has not said why it is right.
    ///
    /// With a note it is taken, and a human decides: a pre-check never rejects for good.
    ///
    /// - Throws: `ELIGIBILITY_NOT_MET` with the nearest path and the plan's version.
    package func requireMet(orNote note: String) throws(Refusal) {
        guard self.verdict == .notMet,
            note.unicodeScalars.allSatisfy({ $0.properties.isWhitespace })
        else {
            return
        }
        throw Refusal(
            .eligibilityNotMet,
            [
                "path": .text(self.best?.rawValue ?? ""),
                "plan_version": .text(self.planVersion),
            ])
    }

    /// The first day on which any path is met, if the stated posts go on; nil if none ever is.
    package var earliest: CivilDate? { self.paths.compactMap(\.earliest).min() }

    /// The first exam whose cut-off, on the same day of its year, is not before `earliest`.
    package var earliestExamYear: Int? {
        guard let earliest else { return nil }
        let isThisYear =
            (earliest.month, earliest.day) <= (self.cutOff.month, self.cutOff.day)
        return max(self.cutOff.year, isThisYear ? earliest.year : earliest.year + 1)
    }
}

/// What a pre-check of eligibility comes to.
///
/// Raw values are those of `filing.v1.EligibilityVerdict` and are stored.
package enum EligibilityVerdict: Int32, Sendable, CaseIterable, Comparable {
    case met = 1
    /// It turns on an education that no program can judge (GB/T 4658 codes 17 and 28).
    case human = 2
    case notMet = 3

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The verdict in both languages.
    package var name: Text {
        switch self {
        case .met: Text(zh: "符合", en: "met")
        case .human: Text(zh: "须人工认定", en: "a human decides")
        case .notMet: Text(zh: "不符合", en: "not met")
        }
    }
}

/// One path, met or not, by the education and certificate that serve it best.
package struct PathAnswer: Hashable, Sendable {
    package let rule: RuleID
    package let verdict: EligibilityVerdict
    /// The inputs used.
    package let inputs: Inputs
    /// What is missing; empty when met.
    package let gaps: [EligibilityGap]
    /// The first cut-off on which it would be met, if the stated posts go on.
    ///
    /// Nil if what was stated never meets it. In the past for a path met.
    package let earliest: CivilDate?
    /// What would prove it, in table order.
    package let materials: [MaterialKind]

    package init(
        rule: RuleID, verdict: EligibilityVerdict, inputs: Inputs, gaps: [EligibilityGap],
        earliest: CivilDate?, materials: [MaterialKind]
    ) {
        self.rule = rule
        self.verdict = verdict
        self.inputs = inputs
        self.gaps = gaps
        self.earliest = earliest
        self.materials = materials
    }

    /// What a path was judged on.
    package struct Inputs: Hashable, Sendable {
        /// Position of the education record in what was stated; nil if none fits.
        package let education: Int?
        /// What its major was taken for; nil without a record.
        package let major: MajorKind?
        /// Position of the certificate; nil if none is asked for or none fits.
        package let certificate: Int?
        /// Work before this day was left out; nil if all counts.
        package let countedFrom: CivilDate?
        /// Full years at the cut-off.
        package let fullYears: Int
        /// Full years asked for.
        package let yearsNeeded: Int

        package init(
            education: Int?, major: MajorKind?, certificate: Int?, countedFrom: CivilDate?,
            fullYears: Int, yearsNeeded: Int
        ) {
            self.education = education
            self.major = major
            self.certificate = certificate
            self.countedFrom = countedFrom
            self.fullYears = fullYears
            self.yearsNeeded = yearsNeeded
        }
    }
}
