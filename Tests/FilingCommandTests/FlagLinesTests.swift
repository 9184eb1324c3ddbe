// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import Testing

@testable import filing

/// What reviewers type and read about flags, and about what decisions are about.
@Suite struct FlagLinesTests {
    @Test func `each flag and field can be typed, and nothing else`() {
        #expect(FlagWord.allValueStrings.count == FilingV1.ReviewFlag.allCases.count - 1)
        #expect(FieldWord.allValueStrings.count == FilingV1.FormField.allCases.count - 1)
        #expect(FlagWord(argument: "same-file")?.contract == .sameFile)
        #expect(FieldWord(argument: "certificate-number")?.contract == .certificateNumber)
        #expect(FlagWord(argument: "SAME_FILE") == nil)
        #expect(FieldWord(argument: "") == nil)
    }

    @Test(arguments: [
        ("work-proof:no-seal", FilingV1.SupplementItem(kind: .workProof, reason: .noSeal)),
        (
            "education:mismatch=school+major:请核对：学校",
            .init(
                kind: .education, reason: .mismatch, text: "请核对：学校", fields: [.school, .major])
        ),
        (
            "work-proof:not-eligible=A4+A5",
            .init(kind: .workProof, reason: .notEligible, rules: ["A4", "A5"])
        ),
    ])
    func `an item says what its reason is about`(
        typed: String, item: FilingV1.SupplementItem
    ) throws {
        #expect(ItemWord(argument: typed)?.contract == item)
    }

    @Test(arguments: [
        "work-proof", "work-proof:", "nothing:no-seal", "education:mismatch=nowhere", ":no-seal",
        "education:=school",
    ])
    func `an item that means nothing is refused`(typed: String) {
        #expect(ItemWord(argument: typed) == nil)
    }

    @Test func `a reason is shown with what it is about`() {
        let output = Output(language: .zh, isJSON: false)
        func shown(_ reason: FilingV1.ReviewReason) -> String {
            FilingLines.reason(reason, [.school, .graduation], ["A4"], output)
        }
        #expect(shown(.mismatch) == "信息与证件不一致[学校, 毕业日期]")
        #expect(shown(.notEligible) == "不符合报考条件[A4]")
        #expect(shown(.noSeal) == "未加盖公章")
    }

    @Test func `flags are shown one a line, with what is behind them`() {
        let shown = FilingV1.ShowReply(
            education: [Self.education],
            flags: .init(
                flags: [.sameFile, .numberMismatch, .scanDoubt, .refiled],
                sharedFiles: [
                    .init(
                        materialID: 4, kind: .workProof, otherFilings: 3,
                        filingNumbers: ["SW26-11-123456789-X"])
                ], numbers: [.init(record: 0, part: .year, expected: "2021", stated: "2019")],
                previousFilingNumber: "SW26-11-000000001-0"))
        #expect(
            FlagLines.lines(shown, Output(language: .en, isJSON: false)) == [
                "! same file as another person's",
                "  proof of work: 3 filings of others have this file (SW26-11-123456789-X)",
                "! certificate number does not fit",
                "  Sample College year in the number: 2019, by the form 2021",
                "! doubtful scan",
                "! filed again after a rejection: SW26-11-000000001-0",
            ])
        #expect(FlagLines.lines(.init(), Output(language: .en, isJSON: false)).isEmpty)
    }

    private static let education = FilingV1.EducationRecord(school: "Sample College")
}
