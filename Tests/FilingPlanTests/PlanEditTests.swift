// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Testing

/// One value changed by a program, and nothing else.
@Suite struct PlanEditTests {
    private static let guangdong = RegionCode(rawValue: 44)
    private static let seats: [Level: Int] = [.junior: 180_000, .intermediate: 84_000, .senior: 60]
    /// 2026-03-06T16:00 in UTC+8.
    private static let closes = Instant(ms: 1_772_784_000_000)

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test func `a region that had no section of its own gets one, and every other line stays`()
        throws
    {
        let before = Self.lines(ExamPlan.shippedText)
        let text = try PlanEdit.text(
            ExamPlan.shippedText, version: "2026-2", region: Self.guangdong, .seats(Self.seats))
        let after = Self.lines(text)
        let new = after.filter { !before.contains($0) }
        #expect(
            new == [
                "version: 2026-2", "  44:",
                "    seats: {junior: 180000, intermediate: 84000, senior: 60}",
            ])
        #expect(before.filter { !after.contains($0) } == ["version: 2026-1"])
        #expect(after.count == before.count + 2)
        let plan = try ExamPlan(text: text)
        #expect(plan.regions[Self.guangdong]?.seats == Self.seats)
        #expect(plan.regions[Self.guangdong]?.opens == ExamPlan.shipped.regions.first?.value.opens)
        // The rules have a version of their own, which is another thing.
        #expect(plan.rules == ExamPlan.shipped.rules)
    }

    @Test func `what a plan says beside windows and seats stays as it is`() throws {
        let text = ExamPlan.shippedText
            .replacing("second-look-percent: 5", with: "second-look-percent: 7")
            .replacing(
                "    hotline: 12333", with: "    hotline: 12333\n  44:\n    hotline: 020-12345")
        let edited = try PlanEdit.text(
            text, version: "2026-2", region: Self.guangdong, .seats(Self.seats))
        let plan = try ExamPlan(text: edited)
        #expect(plan.secondLooks == SecondLookSample(percent: 7))
        #expect(plan.regions[Self.guangdong]?.hotline == "020-12345")
        #expect(plan.regions[Self.guangdong]?.seats == Self.seats)
    }

    @Test func `a second change finds the section of the first`() throws {
        let opens = try #require(ExamPlan.shipped.regions[Self.guangdong]?.opens)
        var text = try PlanEdit.text(
            ExamPlan.shippedText, version: "2026-2", region: Self.guangdong, .seats(Self.seats))
        text = try PlanEdit.text(
            text, version: "2026-3", region: Self.guangdong,
            .window(opens: opens, closes: Self.closes))
        text = try PlanEdit.text(
            text, version: "2026-4", region: Self.guangdong,
            .seats(Self.seats.merging([.senior: 90]) { $1 }))
        let plan = try ExamPlan(text: text)
        #expect(plan.version == "2026-4")
        #expect(plan.regions[Self.guangdong]?.seats[.senior] == 90)
        #expect(plan.regions[Self.guangdong]?.seats[.junior] == 180_000)
        #expect(plan.regions[Self.guangdong]?.closes == Self.closes)
        #expect(text.contains("    filing: 2026-01-15 09:00 .. 2026-03-06 16:00"))
        let others = plan.regions.filter { $0.key != Self.guangdong }
        #expect(others == ExamPlan.shipped.regions.filter { $0.key != Self.guangdong })
        #expect(Self.lines(text).count == Self.lines(ExamPlan.shippedText).count + 3)
    }

    @Test func `what a person typed over several lines is one entry`() throws {
        let typed = ExamPlan.shippedText.replacing(
            "  # 例 · for example",
            with: """
                  '44':
                    name: 广东
                    # Whole rooms only.
                    seats:
                      junior: 30
                      intermediate: 60
                      senior: 90
                    cut-off: 2026-06-30
                """)
        let text = try PlanEdit.text(
            typed, version: "2026-2", region: Self.guangdong, .seats(Self.seats))
        let own = try #require(try ExamPlan(text: text).regions[Self.guangdong])
        #expect(own.seats == Self.seats)
        #expect(own.cutOff == CivilDate(text: "2026-06-30"))
        #expect(text.contains("# Whole rooms only."))
    }

    @Test func `what comes out must be sound`() {
        let half = Self.seats.merging([.junior: 100]) { $1 }
        let faults = #expect(throws: PlanFaults.self) {
            try PlanEdit.text(
                ExamPlan.shippedText, version: "2026-2", region: Self.guangdong, .seats(half))
        }
        #expect(faults?.faults.map(\.text.en).first?.contains("whole rooms of 30") == true)
        #expect(throws: PlanFaults.self) {
            try PlanEdit.text(
                ExamPlan.shippedText, version: "2026-2", region: Self.guangdong,
                .window(opens: Self.closes, closes: Self.closes))
        }
    }

    @Test func `a layout that lines cannot be edited in is refused`() throws {
        let folded = ExamPlan.shippedText.replacing(
            "  # 例 · for example",
            with: "  44: {seats: {junior: 30, intermediate: 30, senior: 30}}")
        _ = try ExamPlan(text: folded)
        #expect(throws: (any Error).self) {
            try PlanEdit.text(
                folded, version: "2026-2", region: Self.guangdong, .seats(Self.seats))
        }
    }

    @Test(arguments: [
        ("2026-1", [], "2026-2"), ("2026-1", ["2026-2", "2026-3"], "2026-4"),
        ("spring", [], "spring-2"), ("2026-01b", [], "2026-01b-2"),
        ("a-4294967295", [], "a-4294967296"), ("2026-9", ["2026-10"], "2026-11"),
        ("2026-2", ["2026-7", "spring-9", "2026-x", "2026"], "2026-8"),
        ("a-1", ["a-4294967295", "a-4294967296"], "a-4294967297"),
        ("a-1", ["a-99999999999999999999"], "a-2"),
    ])
    func `the next version is one that was never used`(
        version: String, used: [String], next: String
    ) {
        #expect(PlanEdit.version(after: version, used: Set(used)) == next)
    }
}
