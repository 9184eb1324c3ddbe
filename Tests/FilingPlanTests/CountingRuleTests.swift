// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Testing

/// The counting rules of domain.md section 4, sentence by sentence.
@Suite struct CountingRuleTests {
    private func years(_ periods: [EligibilityFacts.Work], _ on: String = "2026-12-31") -> Int {
        WorkedDays(periods).fullYears(on: day(on))
    }

    @Test func `overlaps merge`() {
        // 2020-01-01 to 2023-12-31 twice over is four years, not eight.
        let twice = [work("2020-01-01", "2022-12-31"), work("2021-06-01", "2023-12-31")]
        #expect(self.years(twice) == 4)
        #expect(
            self.years([work("2020-01-01", "2023-12-31"), work("2021-01-01", "2021-02-01")]) == 4)
    }

    @Test func `a period that begins the day after another goes on with it`() {
        #expect(
            self.years([work("2022-01-01", "2022-12-31"), work("2023-01-01", "2023-12-31")]) == 2)
    }

    @Test func `a gap is left out, and before and after add up`() {
        // 365 days of 2021 and 365 of 2023 are two years from 2021-01-01; a day less is not.
        #expect(
            self.years([work("2021-01-01", "2021-12-31"), work("2023-01-01", "2023-12-31")]) == 2)
        #expect(
            self.years([work("2021-01-01", "2021-12-30"), work("2023-01-01", "2023-12-31")]) == 1)
        let later = WorkedDays([work("2021-01-01", "2021-12-30"), work("2023-01-01")])
        // One day is missing at the end of 2023: day 730 is 2024-01-01, full the day after.
        #expect(later.day(reaching: 2) == day("2024-01-02"))
    }

    @Test func `a year is full on its anniversary, not on the day before`() {
        let post = [work("2022-07-11")]
        #expect(self.years(post, "2026-07-10") == 3)
        #expect(self.years(post, "2026-07-11") == 4)
    }

    @Test func `work that began on 29 February has its anniversary on the last of the month`() {
        let post = [work("2024-02-29")]
        #expect(self.years(post, "2025-02-27") == 0)
        #expect(self.years(post, "2025-02-28") == 1)
        #expect(self.years(post, "2028-02-28") == 3)
        #expect(self.years(post, "2028-02-29") == 4)
    }

    @Test func `only social work counts`() {
        #expect(self.years([work("2010-01-01", social: false), work("2025-12-31")]) == 1)
    }

    @Test func `work after the cut-off does not count`() {
        #expect(self.years([work("2026-12-31")]) == 0)
        #expect(self.years([work("2030-01-01")]) == 0)
    }

    @Test func `a period that ends before it begins has no days`() {
        #expect(self.years([work("2020-01-01", "2019-01-01")]) == 0)
        #expect(WorkedDays([work("2020-01-01", "2019-12-31")]).first == nil)
        #expect(WorkedDays([work("2020-01-01", "2020-01-01")]).first == day("2020-01-01"))
    }

    @Test func `the ends of the calendar are no trap`() {
        let all = WorkedDays([work("0001-01-01")])
        #expect(all.fullYears(on: day("9999-12-31")) == 9_998)
        #expect(all.day(reaching: 9_999) == nil)
        #expect(all.day(reaching: .max) == nil)
        #expect(WorkedDays([work("9999-12-31")]).day(reaching: 1) == nil)
    }

    @Test func `time before the graduation of a full-time course does not count`() throws {
        let part = Applicant(
            education: [record(31, graduated: "2024-07-01")], work: [work("2020-01-01")])
        #expect(try part.path("A4", .junior).verdict == .met)
        let full = Applicant(
            education: [record(31, graduated: "2024-07-01", fullTime: true)],
            work: [work("2020-01-01")])
        let path = try full.path("A4", .junior)
        #expect(path.inputs.countedFrom == day("2024-07-01"))
        #expect(path.inputs.fullYears == 2)
        #expect(path.earliest == day("2028-07-01"))
    }

    @Test func `a full-time course takes nothing from a path that another record proves`() throws {
        let person = Applicant(
            education: [
                record(31, graduated: "2010-07-01", fullTime: true),
                record(21, graduated: "2026-07-01", fullTime: true),
            ], work: [work("2010-08-01", "2023-08-31")])
        let path = try person.path("A4", .junior)
        #expect(path.verdict == .met)
        #expect(path.inputs.education == 0)
    }

    @Test func `every record is tried, and the one that serves best speaks for the path`() throws {
        let person = Applicant(
            education: [record(31), record(21), record(61)], work: [work("2021-12-31")])
        let answer = person.judged(.intermediate)
        #expect(answer.best == RuleID(rawValue: "M6"))
        #expect(answer.bestPath?.inputs.education == 1)
        #expect(answer.bestPath?.inputs.yearsNeeded == 5)
    }

    @Test(arguments: [
        Int32(12), 13, 15, 16, 18, 19, 22, 23, 32, 33, 42, 43, 45, 46, 48, 49, 62, 63,
    ])
    func `education that was not completed does not count`(code: Int32) {
        let person = Applicant(
            education: [record(code, "社会工作", degree: .doctor)], work: [work("1990-01-01")],
            certificates: [
                certificate(.junior, "2000-01-01"), certificate(.intermediate, "2001-01-01"),
            ])
        for level in Level.allCases {
            #expect(person.judged(level).verdict == .notMet)
        }
    }

    @Test(arguments: [Int32(17), 28])
    func `codes 17 and 28 go to a human when everything else is there`(code: Int32) throws {
        var person = Applicant(education: [record(code)], work: [work("2010-01-01")])
        #expect(person.judged(.intermediate).verdict == .human)
        #expect(person.judged(.senior).verdict == .notMet)
        person.certificates = [certificate(.intermediate, "2015-01-01")]
        #expect(person.judged(.senior).verdict == .human)
        // What a program can judge goes first.
        person.education.append(record(31))
        #expect(person.judged(.intermediate).verdict == .met)
    }

    @Test func `codes that the standard does not have are nothing`() {
        let unknown: [Int32] = [.min, -1, 0, 10, 20, 24, 29, 40, 60, 64, 71, 81, .max]
        #expect(unknown.allSatisfy { EducationCode(rawValue: $0) == nil })
    }

    @Test(arguments: [
        ("社会工作", MajorKind.socialWork), (" 社会 工作 ", .socialWork), ("社会工作与管理", .socialWork),
        ("社会学", .other), ("心理学", .other), ("社会保障", .other), ("社会工作学", .other), ("", .other),
        ("社会学(社会工作方向)", .other),
    ])
    func `majors of a bachelor count by the listed names`(name: String, kind: MajorKind) {
        #expect(ExamPlan.shipped.rules.majors.kind(of: record(21, name)) == kind)
    }

    @Test func `brackets of either width are the same`() {
        let majors = ExamPlan.shipped.rules.majors
        #expect(majors.kind(of: record(31, "社区管理与服务（社会工作方向）")) == .socialWork)
        #expect(majors.kind(of: record(14, "社会学（社会工作方向)")) == .socialWork)
        #expect(majors.kind(of: record(31, "社会工作")) == .other)
    }

    @Test func `a degree brings the names of its level along`() {
        let majors = ExamPlan.shipped.rules.majors
        let name = "社会学(社会工作方向)"
        #expect(majors.kind(of: record(21, name, degree: .master)) == .socialWork)
        #expect(majors.kind(of: record(21, name, degree: .bachelor)) == .other)
    }

    @Test func `the path met with the fewest years is the one to rely on`() {
        let person = Applicant(education: [record(21, "社会工作")], work: [work("2015-01-01")])
        let answer = person.judged(.intermediate)
        #expect(answer.paths.filter { $0.verdict == .met }.map(\.rule.rawValue) == ["M2", "M3"])
        #expect(answer.best?.rawValue == "M3")
    }

    @Test func `the nearest path lacks work rather than an education`() {
        // 大专 without work: A3 lacks one thing too, but that is a 本科.
        #expect(Applicant(education: [record(31)]).judged(.junior).best?.rawValue == "A4")
        // 高中 without a certificate: M1 lacks that and six years, the others an education.
        let school = Applicant(education: [record(61)], work: [work("2010-01-01")])
        #expect(school.judged(.intermediate).best?.rawValue == "M1")
    }

    @Test func `a region may have its own cut-off`() throws {
        let other = ExamPlan.shippedText.replacing(
            "  # 例 · for example\n", with: "  44: {name: 广东, cut-off: 2026-03-31}\n")
        let plan = try ExamPlan(text: other)
        let person = Applicant(education: [record(21)], work: [work("2024-04-01")]).facts
        let guangdong = try RegionCode(text: "44")
        let beijing = try RegionCode(text: "11")
        #expect(plan.judge(person, for: .junior, in: guangdong).verdict == .notMet)
        #expect(plan.judge(person, for: .junior, in: guangdong).cutOff == day("2026-03-31"))
        #expect(plan.judge(person, for: .junior, in: beijing).verdict == .met)
        #expect(plan.judge(person, for: .junior, in: nil).cutOff == day("2026-12-31"))
    }

    @Test func `the first exam is the first whose cut-off is late enough`() {
        let person = Applicant(education: [record(21)], work: [work("2027-01-01")])
        // Two years on 2029-01-01; the cut-off of 2028 is one day too early.
        #expect(person.judged(.junior).earliest == day("2029-01-01"))
        #expect(person.judged(.junior).earliestExamYear == 2029)
        let met = Applicant(education: [record(21)], work: [work("2010-01-01")])
        #expect(met.judged(.junior).earliestExamYear == 2026)
    }
}
