// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Testing

/// Every row of the table of domain.md section 5, by its boundaries.
@Suite struct EligibilityRowTests {
    /// One row: path, level, code of education, degree, major, years.
    struct Row: Sendable, CustomTestStringConvertible {
        let rule: String
        let level: Level
        let code: Int32
        var degree = Degree.none
        let major: String
        let years: Int

        var testDescription: String { "\(self.rule) \(self.code) \(self.major) \(self.years)" }
    }

    /// Rows whose years are counted over all work.
    static let rows = [
        Row(rule: "A1", level: .junior, code: 61, major: "无", years: 4),
        Row(rule: "A1", level: .junior, code: 41, major: "护理", years: 4),
        Row(rule: "A1", level: .junior, code: 44, major: "护理", years: 4),
        Row(rule: "A1", level: .junior, code: 47, major: "社会工作", years: 4),
        Row(rule: "A2", level: .junior, code: 31, major: "社会工作与管理", years: 2),
        Row(rule: "A2", level: .junior, code: 31, major: "社区管理与服务(社会工作方向)", years: 2),
        Row(rule: "A2", level: .junior, code: 31, major: "社区矫正", years: 2),
        Row(rule: "A4", level: .junior, code: 31, major: "会计", years: 4),
        Row(rule: "A5", level: .junior, code: 21, major: "会计", years: 2),
        Row(rule: "A5", level: .junior, code: 14, major: "心理学", years: 2),
        Row(rule: "A5", level: .junior, code: 11, major: "社会保障", years: 2),
        Row(rule: "M2", level: .intermediate, code: 31, major: "社区矫正", years: 4),
        Row(rule: "M2", level: .intermediate, code: 21, major: "社会工作", years: 4),
        Row(rule: "M2", level: .intermediate, code: 14, major: "社会工作", years: 4),
        Row(rule: "M3", level: .intermediate, code: 21, major: "社会工作与管理", years: 3),
        Row(
            rule: "M4", level: .intermediate, code: 14, degree: .master,
            major: "社会学(社会工作方向)", years: 1),
        Row(rule: "M6", level: .intermediate, code: 31, major: "会计", years: 6),
        Row(rule: "M6", level: .intermediate, code: 21, major: "社会学", years: 5),
        Row(rule: "M6", level: .intermediate, code: 14, major: "心理学", years: 3),
        Row(rule: "M6", level: .intermediate, code: 11, major: "社会保障", years: 2),
    ]

    @Test(arguments: Self.rows)
    func `one day short is not met, the exact day and one over are`(row: Row) throws {
        // The cut-off is 2026-12-31: work from 2022-12-31 on has its fourth anniversary that day.
        let year = 2026 - row.years
        for (from, isMet) in [
            ("\(year + 1)-01-01", false), ("\(year)-12-31", true), ("\(year)-12-30", true),
        ] {
            let person = Applicant(
                education: [record(row.code, row.major, degree: row.degree)], work: [work(from)])
            let path = try person.path(row.rule, row.level)
            #expect(path.verdict == (isMet ? .met : .notMet), "work from \(from)")
            #expect(path.inputs.yearsNeeded == row.years)
            #expect(path.inputs.fullYears == (isMet ? row.years : row.years - 1))
            #expect(
                path.gaps
                    == (isMet
                        ? [] : [.years(needed: row.years, had: row.years - 1, daysLeft: 1)]))
            #expect(path.earliest == day(from).anniversary(row.years))
        }
    }

    @Test(arguments: [
        ("A3", Level.junior, Int32(21), Degree.none, "社会工作"),
        ("A3", .junior, 14, .none, "社会学(社会工作方向)"), ("A3", .junior, 11, .none, "社会工作"),
        ("M5", .intermediate, 11, .doctor, "社会工作"),
    ])
    func `paths of no years ask for no work`(
        rule: String, level: Level, code: Int32, degree: Degree, major: String
    ) throws {
        let person = Applicant(education: [record(code, major, degree: degree)])
        let path = try person.path(rule, level)
        #expect(path.verdict == .met)
        #expect(!path.materials.contains(.workProof))
    }

    @Test(arguments: [
        // The day of graduation against a cut-off in May, on which only A3 takes what comes later.
        ("A3", Level.junior, "社会工作", "2026-05-23", true),
        ("A3", .junior, "社会工作", "2026-05-24", true),
        ("A3", .junior, "社会工作", "2026-12-31", true),
        ("A3", .junior, "社会工作", "2027-01-01", false),
        ("A5", .junior, "会计", "2026-05-22", true), ("A5", .junior, "会计", "2026-05-23", true),
        ("A5", .junior, "会计", "2026-05-24", false),
        ("M3", .intermediate, "社会工作", "2026-05-24", false),
    ])
    func `only A3 includes graduates of this year`(
        rule: String, level: Level, major: String, graduated: String, isMet: Bool
    ) throws {
        let person = Applicant(
            education: [record(21, major, graduated: graduated)], work: [work("2010-01-01")])
        let path = try person.path(rule, level, cutOff: day("2026-05-23"))
        #expect(path.verdict == (isMet ? .met : .notMet))
        #expect(path.gaps == (isMet ? [] : [.graduation(day(graduated))]))
    }

    @Test(arguments: [
        // 6 years after the certificate, 5 after the certificate.
        ("M1", Level.intermediate, Int32(61), Level.junior, 6),
        ("M1", .intermediate, 41, .junior, 6), ("S1", .senior, 21, .intermediate, 5),
        ("S1", .senior, 14, .intermediate, 5), ("S1", .senior, 11, .intermediate, 5),
    ])
    func `years after a certificate are counted from the day it was obtained`(
        rule: String, level: Level, code: Int32, held: Level, years: Int
    ) throws {
        for (obtained, isMet) in [
            ("\(2027 - years)-01-01", false), ("\(2026 - years)-12-31", true),
            ("\(2026 - years)-12-30", true),
        ] {
            let person = Applicant(
                education: [record(code)], work: [work("2001-01-01")],
                certificates: [certificate(held, obtained)])
            let path = try person.path(rule, level)
            #expect(path.verdict == (isMet ? .met : .notMet), "obtained \(obtained)")
            #expect(path.inputs.countedFrom == day(obtained))
            #expect(path.earliest == day(obtained).anniversary(years))
            #expect(path.materials.contains(.certificate))
        }
    }

    @Test func `a bachelor's degree is enough for S1, whatever the education`() throws {
        let base = Applicant(
            work: [work("2001-01-01")], certificates: [certificate(.intermediate, "2010-01-01")])
        for (code, degree, isMet) in [
            (Int32(31), Degree.bachelor, true), (31, .none, false), (61, .none, false),
            (21, .none, true), (22, .bachelor, false),
        ] {
            var person = base
            person.education = [record(code, degree: degree)]
            #expect(try person.path("S1", .senior).verdict == (isMet ? .met : .notMet))
        }
    }

    @Test func `S1 takes a certificate by examination only, M1 any`() throws {
        let senior = Applicant(
            education: [record(21)], work: [work("2001-01-01")],
            certificates: [certificate(.intermediate, "2010-01-01", .any)])
        let need = CertificateNeed(level: .intermediate, origin: .examination)
        #expect(
            try senior.path("S1", .senior).gaps
                == [.certificate(need), .years(needed: 5, had: 0, daysLeft: 0)])
        let intermediate = Applicant(
            education: [record(61)], work: [work("2001-01-01")],
            certificates: [certificate(.junior, "2010-01-01", .any)])
        #expect(try intermediate.path("M1", .intermediate).verdict == .met)
    }

    @Test func `a certificate of another level is none`() throws {
        let person = Applicant(
            education: [record(61)], work: [work("2001-01-01")],
            certificates: [certificate(.intermediate, "2010-01-01")])
        #expect(try person.path("M1", .intermediate).verdict == .notMet)
    }

    @Test func `M4 and M5 ask for the degree, not for the diploma`() throws {
        let without = Applicant(education: [record(14, "社会工作")], work: [work("2001-01-01")])
        #expect(try without.path("M4", .intermediate).gaps == [.education])
        let doctor = Applicant(education: [record(11, "社会工作")])
        #expect(try doctor.path("M5", .intermediate).gaps == [.education])
    }

    @Test(arguments: Level.allCases)
    func `nothing stated meets nothing, and every path says what it asks for`(level: Level) {
        let answer = Applicant().judged(level)
        #expect(answer.verdict == .notMet)
        #expect(answer.earliest == nil)
        #expect(answer.paths.count == [.junior: 5, .intermediate: 6, .senior: 1][level])
        #expect(answer.paths.allSatisfy { $0.gaps.contains(.education) })
    }
}
