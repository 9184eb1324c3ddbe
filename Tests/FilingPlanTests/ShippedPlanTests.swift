// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Testing

/// The plan that ships says what domain.md section 12 says.
@Suite struct ShippedPlanTests {
    private let plan = ExamPlan.shipped

    @Test func `the days of 2026`() {
        #expect(self.plan.exam == .socialWork2026)
        #expect(self.plan.examDays == [day("2026-05-23"), day("2026-05-24")])
        #expect(self.plan.registration == day("2026-03-09")...day("2026-03-30"))
        #expect(self.plan.cutOff == day("2026-12-31"))
    }

    @Test func `subjects by level`() {
        #expect(
            self.plan.subjects == [
                .junior: ["社会工作综合能力(初级)", "社会工作实务(初级)"],
                .intermediate: ["社会工作法规与政策", "社会工作综合能力(中级)", "社会工作实务(中级)"],
                .senior: ["社会工作实务(高级)"],
            ])
    }

    @Test func `every region files from 15 January 9:00 to 8 March 17:00`() {
        #expect(self.plan.regions.count == 32)
        for region in self.plan.regions.values {
            #expect(region.opens.textInChina == "2026-01-15 09:00:00")
            #expect(region.closes.textInChina == "2026-03-08 17:00:00")
            #expect(region.seats.values.allSatisfy { $0 % 30 == 0 })
            #expect(region.hotline == "12333")
        }
    }

    @Test func `seats suffice for the load to plan for`() {
        // 2.6 million, a tenth of it in the largest region, by level 67/32/1.
        for (level, share) in [(Level.junior, 67), (.intermediate, 32), (.senior, 1)] {
            #expect(
                self.plan.regions.values.allSatisfy { $0.seats[level, default: 0] >= 2_600 * share }
            )
        }
    }

    @Test func `materials as in domain.md section 7`() {
        #expect(
            self.plan.materials.needs == [
                .idFront: .always, .idBack: .always, .education: .always,
                .chsiReport: .higherEducation, .workProof: .years, .certificate: .certificate,
                .other: .whenAsked,
            ])
    }

    @Test func `all reasons, and the declaration in both languages`() {
        #expect(self.plan.reviewReasons == ReviewReason.allCases)
        #expect(self.plan.declaration.version == "declaration-2026-1")
        #expect(!self.plan.declaration.text.zh.isEmpty && !self.plan.declaration.text.en.isEmpty)
    }

    @Test func `a supervisor looks at 5 % of the decisions, also where a plan does not say so`()
        throws
    {
        #expect(self.plan.secondLooks.percent == 5)
        let line = "second-look-percent: 5\n"
        let silent = try ExamPlan(text: ExamPlan.shippedText.replacing(line, with: ""))
        #expect(silent == self.plan)
        for percent in [0, 1, 100] {
            let other = ExamPlan.shippedText.replacing(
                line, with: "second-look-percent: \(percent)\n")
            #expect(try ExamPlan(text: other).secondLooks.percent == percent)
        }
    }
}
