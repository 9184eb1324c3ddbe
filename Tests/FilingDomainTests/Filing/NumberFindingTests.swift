// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct NumberFindingTests {
    /// A certificate as a row of a table.
    struct Row: Sendable {
        let number: String
        var level = EducationLevel.bachelor
        var degree = Degree.none
        var year = 2021

        var record: EducationRecord {
            get throws {
                EducationRecord(
                    level: self.level, degree: self.degree, major: "会计", school: "样本大学",
                    certificateNumber: self.number,
                    graduated: try #require(CivilDate(year: self.year, month: 6, day: 30)),
                    isFullTime: true, chsiCode: "", chsiExpires: nil)
            }
        }
    }

    // school 5, type 1, year 4, level 2, serial 6
    @Test(arguments: [
        Row(number: "99999" + "1" + "2021" + "05" + "000101"),
        Row(number: "99999" + "1" + "2021" + "04" + "000101"),
        Row(number: "99999" + "1" + "2021" + "01" + "000101", level: .doctor),
        Row(number: "99999" + "1" + "2021" + "02" + "000101", level: .master),
        Row(number: "99999" + "1" + "2021" + "06" + "000101", level: .college),
        // Some of the first years have 17 digits, of which nothing is known.
        Row(number: "99999" + "2002" + "05" + "000101", year: 2002),
        // A degree: school 5, level 1, year 4, serial 6; given with the diploma or after it.
        Row(number: "99999" + "4" + "2021" + "000101", degree: .bachelor),
        Row(number: "99999" + "3" + "2023" + "000101", level: .master, degree: .master),
        // Before 2001 each school numbered as it liked, and what is no higher education still does.
        Row(number: "八五届第12号", year: 1985),
        Row(number: "中专2021-77", level: .technical),
        // 研究生班 is for a human: only the year is compared.
        Row(number: "99999" + "1" + "2021" + "99" + "000101", level: .graduateClass),
    ])
    func `a number that fits the form is no finding`(row: Row) throws {
        #expect(NumberFinding.findings(in: [try row.record]).isEmpty)
    }

    @Test(arguments: [
        (
            Row(number: "99999" + "1" + "2020" + "05" + "000101"),
            NumberFinding(record: 0, part: .year, expected: "2021", stated: "2020")
        ),
        (
            Row(number: "99999" + "1" + "2021" + "06" + "000101"),
            NumberFinding(record: 0, part: .level, expected: "05/04", stated: "06")
        ),
        (
            Row(number: "99999" + "1" + "2021" + "05" + "00101"),
            NumberFinding(record: 0, part: .length, expected: "18", stated: "17")
        ),
        (
            Row(number: "99999" + "4" + "2021" + "000101"),
            NumberFinding(record: 0, part: .length, expected: "18", stated: "16")
        ),
        (
            Row(number: "1", degree: .bachelor),
            NumberFinding(record: 0, part: .length, expected: "18/16", stated: "1")
        ),
        (
            Row(number: "99999" + "3" + "2021" + "000101", degree: .bachelor),
            NumberFinding(record: 0, part: .level, expected: "4", stated: "3")
        ),
        (
            Row(number: "99999" + "4" + "2020" + "000101", degree: .bachelor),
            NumberFinding(record: 0, part: .year, expected: "2021", stated: "2020")
        ),
        (
            Row(number: "99999" + "1" + "2021" + "O5" + "000101"),
            NumberFinding(record: 0, part: .digits)
        ),
        (
            // Full-width digits look like digits.
            Row(number: "９99991202105000101"),
            NumberFinding(record: 0, part: .digits)
        ),
    ])
    func `a number that does not fit says what would`(row: Row, finding: NumberFinding) throws {
        #expect(NumberFinding.findings(in: [try row.record]) == [finding])
    }

    @Test func `each record is held against its own number, and may differ twice`() throws {
        let right = Row(number: "999991202105000101")
        let wrong = Row(number: "999991201906000101")
        #expect(
            NumberFinding.findings(in: [try right.record, try wrong.record])
                == [
                    NumberFinding(record: 1, part: .year, expected: "2021", stated: "2019"),
                    NumberFinding(record: 1, part: .level, expected: "05/04", stated: "06"),
                ])
    }
}
