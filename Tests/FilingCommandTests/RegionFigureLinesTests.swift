// SPDX-License-Identifier: Apache-2.0

@testable import filing
import FilingContract
import Testing

/// A region's figures, as a person reads them.
struct RegionFigureLinesTests {
    @Test(
        arguments: [
            (0, 0, "-"), (0, 7, "0 / 7 (0 %)"), (7, 7, "7 / 7 (100 %)"), (2, 3, "2 / 3 (66 %)"),
            // Never rounded up to a hundred.
            (999, 1_000, "999 / 1000 (99 %)"),
            // From whatever answers as the server.
            (.max, 1, "18446744073709551615 / 1 (100 %)"),
        ] as [(UInt64, UInt64, String)])
    func `a share is told with what it is a share of`(
        part: UInt64, whole: UInt64, text: String
    ) {
        #expect(RegionFigureLines.share(part, of: whole) == text)
    }

    @Test(
        arguments: [
            (0, "-"), (59_999, "0 d 00:00"), (60_000, "0 d 00:01"), (3_599_999, "0 d 00:59"),
            (86_399_999, "0 d 23:59"), (86_400_000, "1 d 00:00"), (950_460_000, "11 d 00:01"),
        ] as [(Int64, String)])
    func `a span is days, hours and minutes that are over`(ms: Int64, text: String) {
        #expect(RegionFigureLines.span(ms) == text)
    }
}
