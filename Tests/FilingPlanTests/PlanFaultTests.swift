// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Foundation
import Testing

/// Each kind of fault that an official can make in the plan that ships, by line and sentence.
@Suite struct PlanFaultTests {
    /// One slip: what stood there, what stands there now, and what is said of it.
    struct Slip: Sendable, CustomTestStringConvertible {
        let from: String
        let to: String
        /// On the line of the fault: the first such line from the slip on, else the last before it.
        let at: String
        let en: String
        let zh: String
        /// How many faults it makes.
        let faults: Int

        init(
            _ from: String, _ to: String, at: String, en: String, zh: String, faults: Int = 1
        ) {
            self.from = from
            self.to = to
            self.at = at
            self.en = en
            self.zh = zh
            self.faults = faults
        }

        var testDescription: String { "\(self.from) -> \(self.to)" }
    }

    private static func check(_ slip: Slip) throws {
        let text = ExamPlan.shippedText
        let range = try #require(text.firstRange(of: slip.from), "the plan has no such text")
        let changed = text.replacingCharacters(in: range, with: slip.to)
        let lines = changed.split(separator: "\n", omittingEmptySubsequences: false)
        let start = text[..<range.lowerBound].count { $0 == "\n" }
        let index =
            lines.indices.dropFirst(start).first { lines[$0].contains(slip.at) }
            ?? lines.indices.prefix(start).last { lines[$0].contains(slip.at) }
        let line = try #require(index) + 1
        let faults = Self.faults(of: changed)
        let sentences = faults.map { "\($0.line) \($0.place): \($0.text.en) \($0.text.zh)" }
        #expect(
            faults.contains {
                $0.line == line && $0.text.en.contains(slip.en) && $0.text.zh.contains(slip.zh)
            }, "line \(line): \(sentences)")
        #expect(faults.count == slip.faults, "\(sentences)")
    }

    private static func faults(of text: String) -> [PlanFault] {
        do {
            _ = try ExamPlan(text: text)
            return []
        } catch {
            return error.faults
        }
    }

    @Test(arguments: [
        Slip(
            "hotline: 12333", "hotline: 咨询 12333", at: "hotline: 咨询",
            en: "is no telephone number", zh: "不是电话号码"),
        Slip(
            "version: 2026-1\nname", "name", at: "plan: sw", en: "`version` is missing",
            zh: "缺少“version”"),
        Slip("cut-off:", "cutoff:", at: "cutoff:", en: "Is `cut-off` meant?", zh: "是否应为“cut-off”"),
        Slip(
            "exam-days: [2026-05-23,", "exam-days: [2026-05-32,", at: "exam-days",
            en: "`2026-05-32` is no date", zh: "不是有效日期"),
        Slip(
            "2026-05-23, 2026-05-24]", "2026-05-24, 2026-05-23]", at: "exam-days", en: "in order",
            zh: "按先后排列"),
        Slip(
            "cut-off: 2026-12-31", "cut-off: 31.12.2026", at: "cut-off: 31",
            en: "write it as 2026-12-31", zh: "请写成 2026-12-31"),
        Slip(
            "2026-03-09 .. 2026-03-30", "2026-03-30 .. 2026-03-09", at: "registration:",
            en: "swap them", zh: "请对调"),
        Slip(
            "2026-03-09 .. 2026-03-30", "2026-03-09 .. 2026-05-30", at: "registration:",
            en: "before the exam on 2026-05-23", zh: "前结束"),
        Slip(
            "plan: sw-2026", "plan: SW26", at: "plan: SW26", en: "such as sw-2026", zh: "如 sw-2026"),
        Slip(
            "name:\n  zh: 2026年度社会工作者职业资格考试\n", "name:\n", at: "name:", en: "`zh` is missing",
            zh: "缺少“zh”"),
        Slip("社会工作实务(高级)", "''", at: "- ''", en: "Write 1 to 100 characters", zh: "1 至 100 个字"),
        Slip("    - 社会工作实务(初级)", "    - 社会工作综合能力(初级)", at: "社会工作综合能力(初级)", en: "twice", zh: "重复"),
    ])
    func `slips in the head`(slip: Slip) throws {
        try Self.check(slip)
    }

    @Test(arguments: [
        Slip(
            "education: [college]", "education: [colege]", at: "colege", en: "Is `college` meant?",
            zh: "是否应为“college”"),
        Slip(
            "level: junior", "level: 初级", at: "level: 初级",
            en: "none of: junior, intermediate, senior", zh: "不在可选词中"),
        Slip(
            "years: 4", "years: four", at: "years: four", en: "whole number from 0 to 40",
            zh: "0 至 40 的整数"),
        Slip(
            "years: 4", "years: 41", at: "years: 41", en: "whole number from 0 to 40",
            zh: "0 至 40 的整数"),
        Slip(
            "years: 4", "years: -4", at: "years: -4", en: "whole number from 0 to 40",
            zh: "0 至 40 的整数"),
        Slip(
            "      major: any\n      years: 4\n", "      major: any\n", at: "path: A1",
            en: "`years` is missing", zh: "缺少 years"),
        Slip("path: A2", "path: A1", at: "path: A1", en: "already", zh: "已有"),
        Slip("path: A2", "path: a2", at: "path: a2", en: "a capital letter", zh: "一个大写字母"),
        Slip(
            "      education: [college]\n      major: social", "      major: social",
            at: "path: A2", en: "`education` or `degree` is missing", zh: "须写明 education"),
        Slip(
            "      certificate: junior\n", "", at: "count-from: certificate",
            en: "needs a `certificate`", zh: "须同时写明 certificate"),
        Slip(
            "certificate: intermediate\n", "certificate: senior\n", at: "certificate: senior",
            en: "of a lower level", zh: "须低于"),
        Slip(
            "      certificate: intermediate\n      obtained-by: examination\n      years: 5\n      count-from: certificate",
            "      obtained-by: examination\n      years: 5", at: "obtained-by: ex",
            en: "needs a `certificate`", zh: "须写明 certificate"),
        Slip(
            "      major: other\n      grounds:",
            "      major: other\n      years: 9\n      grounds:", at: "years: 9",
            en: "inside of them", zh: "写在 grounds"),
        Slip(
            "    college: [社会工作与管理, 社区管理与服务(社会工作方向), 社区矫正]\n", "", at: "path: A2",
            en: "lists none for `college`", zh: "没有 college 的名录", faults: 2),
        Slip(
            "degree: [master]\n", "degree: [MBA]\n", at: "MBA",
            en: "none of: bachelor, master, doctor", zh: "不在可选词中"),
        Slip("major: any", "major: [any]", at: "major: [any]", en: "A single value", zh: "一个值"),
        Slip(
            "education: [college]", "education: college", at: "education: college",
            en: "A list goes here", zh: "列表"),
    ])
    func `slips in the rules`(slip: Slip) throws {
        try Self.check(slip)
    }

    @Test(arguments: [
        Slip(
            "id-front: always", "id-front: allways", at: "allways", en: "Is `always` meant?",
            zh: "是否应为“always”"),
        Slip(
            "  chsi-report: higher-education\n", "", at: "materials:",
            en: "`chsi-report` is missing", zh: "缺少“chsi-report”"),
        Slip(
            "2026-01-15 09:00 ..", "2026-01-15 ..", at: "filing: 2026-01-15 ..",
            en: "2026-03-08 17:00 (UTC+8)", zh: "北京时间"),
        Slip(
            "2026-01-15 09:00 ..", "2026-01-15 25:00 ..", at: "25:00", en: "is no moment",
            zh: "不是有效时刻"),
        Slip(
            "2026-01-15 09:00 ..", "2026-03-15 09:00 ..", at: "2026-03-15", en: "swap them",
            zh: "请对调"),
        Slip(
            "2026-03-08 17:00\n    seats", "2026-05-23 17:00\n    seats", at: "2026-05-23 17:00",
            en: "close before the exam", zh: "前截止"),
        Slip(
            "09:00 .. 2026-03-08 17:00\n    seats", "09:00\n    seats",
            at: "filing: 2026-01-15 09:00", en: "A span goes here", zh: "起止"),
        Slip(
            "junior: 174300", "junior: 174301", at: "174301", en: "174300 or 174330",
            zh: "可为 174300 或 174330"),
        Slip(
            "junior: 174300", "junior: 9999990", at: "9999990",
            en: "whole number from 0 to 1500000", zh: "的整数"),
        Slip(
            ", senior: 2700}", "}", at: "seats: {junior", en: "`senior` is missing",
            zh: "缺少“senior”"),
        Slip(
            "  # 例 · for example\n", "  99: {name: 广东}\n", at: "99:", en: "There is no region `99`",
            zh: "没有代码为“99”的考区"),
        Slip(
            "  # 例 · for example\n", "  44: {name: 广西}\n", at: "44: {", en: "44 is Guangdong",
            zh: "44 是广东"),
        Slip(
            "  # 例 · for example\n", "  44: {windows: x}\n", at: "44: {",
            en: "There is no entry `windows`", zh: "没有“windows”"),
        Slip("  default:\n", "  all:\n", at: "regions:", en: "`default`", zh: "缺少“default”"),
        Slip("NO_SEAL", "NO_STAMP", at: "NO_STAMP", en: "none of: FORMAT", zh: "不在可选词中"),
        Slip("FORGED, OTHER", "FORGED, FORGED", at: "FORGED, FORGED", en: "twice", zh: "重复"),
        Slip(
            "second-look-percent: 5", "second-look-percent: 101", at: "percent: 101",
            en: "from 0 to 100", zh: "0 至 100"),
        Slip(
            "second-look-percent: 5", "second-look-percent: 5%", at: "percent: 5%",
            en: "should be a whole number", zh: "整数"),
        Slip(
            "second-look-percent: 5", "second-looks-percent: 5", at: "second-looks",
            en: "Is `second-look-percent` meant?", zh: "是否应为“second-look-percent”"),
    ])
    func `slips in materials, regions and reasons`(slip: Slip) throws {
        try Self.check(slip)
    }

    @Test(arguments: [
        Slip(
            "2026-02-15 .. 2026-02-23", "2026-02-23 .. 2026-02-15", at: "2026-02-23 ..",
            en: "swap them", zh: "请对调"),
        Slip(
            "2026-05-01 .. 2026-05-05", "2025-05-01 .. 2025-05-05", at: "2025-05-01",
            en: "not in 2026", zh: "不在 2026 年"),
        Slip(
            "worked: [2026-01-04,", "worked: [2026-01-05,", at: "worked: [2026-01-05",
            en: "no Saturday or Sunday", zh: "不是周六或周日"),
        Slip(
            "worked: [2026-01-04,", "worked: [2026-01-03,", at: "worked: [2026-01-03",
            en: "as a day off and as worked", zh: "既列为放假又列为上班"),
        Slip(
            "    2026:\n", "    2027:\n", at: "  years:", en: "calendar of 2026 is missing",
            zh: "缺少 2026 年", faults: 14),
        Slip("    2025:\n", "    25:\n", at: "    25:", en: "no year", zh: "不是年份"),
    ])
    func `slips in the calendar`(slip: Slip) throws {
        try Self.check(slip)
    }

    @Test(arguments: [
        Slip("  zh: 2026", "\tzh: 2026", at: "\tzh: 2026", en: "spaces, no tabs", zh: "不用 Tab"),
        Slip(
            "exam-days: [", "exam-days: ", at: "exam-days: 2026", en: "A list goes here", zh: "列表"),
        Slip(
            "2025-10-11]", "2025-10-11", at: "    2026:", en: "pairs of quotes and brackets",
            zh: "括号"),
        Slip(
            "cut-off: 2026-12-31\n", "cut-off: 2026-12-31\ncut-off: 2027-12-31\n",
            at: "cut-off: 2027", en: "stands twice", zh: "写了两次"),
    ])
    func `text that is no YAML`(slip: Slip) throws {
        try Self.check(slip)
    }

    @Test func `a file of another encoding is told by its line`() {
        // GBK for 考试 on the third line.
        let bytes = Array("plan: sw-2026\n\nname: ".utf8) + [0xBF, 0xBC, 0xCA, 0xD4, 0x0A]
        #expect(throws: PlanFaults.self) { try ExamPlan(bytes: bytes) }
        do throws(PlanFaults) {
            _ = try ExamPlan(bytes: bytes)
        } catch {
            #expect(error.faults.map(\.line) == [3])
            #expect(error.faults.first?.text.en.contains("UTF-8") == true)
        }
    }

    @Test func `what editors on Windows add does no harm`() throws {
        let text = "\u{FEFF}" + ExamPlan.shippedText.replacing("\n", with: "\r\n")
        #expect(try ExamPlan(bytes: Array(text.utf8)) == ExamPlan.shipped)
        let twice = text.replacing("cut-off: 2026-12-31\r\n", with: "cut-off: 1\r\ncut-off: 2\r\n")
        #expect(Self.faults(of: twice).map(\.line) == [22])
    }

    @Test func `all faults are told at once, by line`() {
        let text = ExamPlan.shippedText.replacing("years: 4", with: "years: x")
            .replacing("always", with: "allways").replacing("cut-off: 2026", with: "cut-off: 26")
        let lines = Self.faults(of: text).map(\.line)
        #expect(lines.count == 7)
        #expect(lines == lines.sorted())
    }

    @Test(arguments: [
        "", " ", "# nothing", "[]", "a", "- a\n- b", "plan: &x [1]\nversion: *x\n",
        String(repeating: "[", count: 5_000), String(repeating: "a: {", count: 2_000),
        String(repeating: "x", count: 300_000), "\u{0}\u{1}", "? [a]\n: b", "{a: b, a: c}",
        "plan: !!binary x", "---\nplan: a\n---\nplan: b\n",
        "a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
            + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n",
    ])
    func `a file of another kind gets a sentence, not a crash`(text: String) {
        let faults = Self.faults(of: text)
        #expect(!faults.isEmpty)
        #expect(faults.count <= 200)
        #expect(faults.allSatisfy { $0.line >= 1 && !$0.text.zh.isEmpty && !$0.text.en.isEmpty })
    }

    @Test func `random damage gets faults or a plan, never a crash`() {
        var random = SeededGenerator(state: 99)
        let bytes = Array(ExamPlan.shippedText.utf8)
        let spice = Array("{}[]:-&*!|>'\"#%@,? \n\t0".utf8)
        var faulty = 0
        for _ in 0..<300 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<damaged.count, using: &random)
                damaged[place] = spice.randomElement(using: &random) ?? 0
            }
            faulty += Self.faults(of: String(decoding: damaged, as: UTF8.self)).isEmpty ? 0 : 1
        }
        #expect(faulty > 100)
    }
}
