// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Testing

/// A made-up applicant: whatever a test does not name is out of its way.
struct Applicant {
    var education: [EligibilityFacts.Education] = []
    var work: [EligibilityFacts.Work] = []
    var certificates: [EligibilityFacts.Certificate] = []

    var facts: EligibilityFacts {
        EligibilityFacts(
            education: self.education, work: self.work, certificates: self.certificates)
    }

    /// Judged by the plan that ships.
    func judged(_ level: Level, cutOff: CivilDate = day("2026-12-31")) -> EligibilityAnswer {
        ExamPlan.shipped.judge(self.facts, for: level, cutOff: cutOff)
    }

    /// The answer of one path.
    func path(
        _ rule: String, _ level: Level, cutOff: CivilDate = day("2026-12-31")
    ) throws -> PathAnswer {
        try #require(
            self.judged(level, cutOff: cutOff).paths.first { $0.rule.rawValue == rule })
    }
}

/// A day that exists.
func day(_ text: String) -> CivilDate {
    guard let date = CivilDate(text: text) else { fatalError("no such day: \(text)") }
    return date
}

/// A record by its code; graduated long ago and part-time if nothing else is said.
func record(
    _ code: Int32, _ major: String = "会计", degree: Degree = .none,
    graduated: String = "2000-07-01", fullTime: Bool = false
) -> EligibilityFacts.Education {
    guard let known = EducationCode(rawValue: code) else { fatalError("no such code: \(code)") }
    return EligibilityFacts.Education(
        code: known, degree: degree, major: major, graduated: day(graduated),
        isFullTime: fullTime)
}

/// Social work from one day to another, or going on.
func work(
    _ from: String, _ to: String? = nil, social: Bool = true
) -> EligibilityFacts.Work {
    EligibilityFacts.Work(from: day(from), to: to.map(day), isSocialWork: social)
}

/// A certificate by examination.
func certificate(
    _ level: Level, _ obtained: String, _ origin: CertificateNeed.Origin = .examination
) -> EligibilityFacts.Certificate {
    EligibilityFacts.Certificate(level: level, obtained: day(obtained), origin: origin)
}
