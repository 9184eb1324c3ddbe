// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// Civil dates against a walk through the calendar day by day.
struct CivilDateTests {
    @Test func `every day from 1900 to 2199 has its number and back`() throws {
        // Counted one by one; 1970-01-01 is day 0, so 1900-01-01 is day -25,567.
        var expected: Int64 = -25_567
        for year in 1900...2199 {
            let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
            let months = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (index, days) in months.enumerated() {
                for day in 1...days {
                    let date = try #require(CivilDate(year: year, month: index + 1, day: day))
                    #expect(date.daysSinceEpoch == expected)
                    #expect(CivilDate(daysSinceEpoch: expected) == date)
                    expected += 1
                }
                #expect(CivilDate(year: year, month: index + 1, day: days + 1) == nil)
            }
        }
    }

    @Test(arguments: [
        ("2026-02-29", false), ("2024-02-29", true), ("2026-13-01", false), ("2026-1-01", false),
        ("2026-01-32", false), ("0000-01-01", false), ("+026-01-01", false), ("2026-01-01", true),
    ])
    func `text is a date only if the day exists and every digit is there`(
        text: String, isDate: Bool
    ) {
        #expect((CivilDate(text: text) != nil) == isDate)
        if isDate { #expect(CivilDate(text: text)?.text == text) }
    }

    @Test func `the day changes at midnight in China`() throws {
        // 2026-03-08T15:59:59.999Z is 23:59:59.999 in UTC+8.
        let lastMs = Instant(ms: 1_772_985_599_999)
        #expect(lastMs.dateInChina == CivilDate(year: 2026, month: 3, day: 8))
        #expect((lastMs + Span(ms: 1)).dateInChina == CivilDate(year: 2026, month: 3, day: 9))
        #expect(Instant(ms: -8 * 3_600_000 - 1).dateInChina.text == "1969-12-31")
    }

    @Test func `the end of time does not overflow`() {
        #expect(Instant(ms: .max) + .day == Instant(ms: .max))
        #expect(CivilDate(daysSinceEpoch: .max).text == "9999-12-31")
        #expect(CivilDate(daysSinceEpoch: .min).text == "0001-01-01")
    }
}
