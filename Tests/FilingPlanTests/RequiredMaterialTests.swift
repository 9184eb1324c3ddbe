// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Testing

/// Required materials follow from level, education and the path met.
@Suite struct RequiredMaterialTests {
    private static let always: Set<MaterialKind> = [.idFront, .idBack, .education]

    private func profile(_ levels: [EducationLevel]) -> Profile {
        Profile(
            revision: .none, identity: nil,
            education: levels.map { level in
                EducationRecord(
                    level: level, degree: .none, major: "会计", school: "b",
                    certificateNumber: "c", graduated: day("2010-07-01"), isFullTime: true,
                    chsiCode: "", chsiExpires: nil)
            }, work: [], certificates: [])
    }

    private func kinds(
        _ profile: Profile, _ level: Level, work periods: [EligibilityFacts.Work] = [],
        certificates: [EligibilityFacts.Certificate] = []
    ) -> Set<MaterialKind> {
        let stated = EligibilityFacts(profile)
        let facts = EligibilityFacts(
            education: stated.education, work: periods, certificates: certificates)
        let plan = ExamPlan.shipped
        return plan.materials.kinds(for: profile, plan.judge(facts, for: level, in: nil))
    }

    @Test(arguments: [
        (EducationLevel.doctor, true), (.master, true), (.graduateClass, true), (.bachelor, true),
        (.undergraduateClass, true), (.college, true), (.secondarySpecialised, false),
        (.vocationalHigh, false), (.technical, false), (.highSchool, false),
    ])
    func `without a path only what the education gives a reason for is asked`(
        level: EducationLevel, needsReport: Bool
    ) {
        // Senior without a certificate: nobody meets it.
        let expected = needsReport ? Self.always.union([.chsiReport]) : Self.always
        #expect(self.kinds(self.profile([level]), .senior) == expected)
    }

    @Test func `years ask for proof of work`() {
        #expect(
            self.kinds(self.profile([.college]), .junior, work: [work("2011-01-01")])
                == Self.always.union([.chsiReport, .workProof]))
        #expect(
            self.kinds(self.profile([.highSchool]), .junior, work: [work("2011-01-01")])
                == Self.always.union([.workProof]))
    }

    @Test func `certificates ask for themselves`() {
        #expect(
            self.kinds(
                self.profile([.highSchool]), .intermediate, work: [work("2011-01-01")],
                certificates: [certificate(.junior, "2012-01-01")])
                == Self.always.union([.workProof, .certificate]))
        #expect(
            self.kinds(
                self.profile([.bachelor]), .senior, work: [work("2011-01-01")],
                certificates: [certificate(.intermediate, "2012-01-01")])
                == Self.always.union([.chsiReport, .workProof, .certificate]))
    }

    @Test func `the report follows from the record that proves the path`() {
        // 4 years for either; 高中 comes first in the plan, and its A1 is relied on.
        let both = self.profile([.college, .highSchool])
        #expect(
            self.kinds(both, .junior, work: [work("2011-01-01")])
                == Self.always.union([.workProof]))
    }

    @Test(arguments: ["", " ", "\n\u{3000}\t"])
    func `what no path supports is refused without a note`(note: String) {
        let answer = Applicant(education: [record(31)]).judged(.junior)
        #expect(
            throws: Refusal(
                .eligibilityNotMet,
                ["path": .text("A4"), "plan_version": .text("2026-1")])
        ) { try answer.requireMet(orNote: note) }
    }

    @Test func `a note, a human's matter and a path that is met are taken`() throws {
        try Applicant(education: [record(31)]).judged(.junior).requireMet(orNote: "见说明")
        let human = Applicant(education: [record(17)], work: [work("2010-01-01")])
        try human.judged(.junior).requireMet(orNote: "")
        try Applicant(education: [record(21, "社会工作")]).judged(.junior).requireMet(orNote: "")
    }
}
