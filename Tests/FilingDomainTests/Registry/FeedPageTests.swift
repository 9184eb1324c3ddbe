// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// At most 500 rows and 1 MiB, by their edges.
@Suite struct FeedPageTests {
    /// Records that a page takes, all of one size.
    private static func taken(_ rows: UInt32, bytes: Int, offered: Int = 600) throws -> Int {
        var page = try FeedPage(rows: rows)
        var count = 0
        while count < offered, page.takes(bytes: bytes) { count += 1 }
        return count
    }

    @Test(arguments: [(0, 500), (1, 1), (2, 2), (499, 499), (500, 500)])
    func `a page has as many rows as were asked for, 500 at most`(asked: UInt32, rows: Int) throws {
        #expect(try Self.taken(asked, bytes: 300) == rows)
        #expect(try FeedPage(rows: asked).rowsToRead == rows + 1)
    }

    @Test(arguments: [501, 1_000, UInt32.max])
    func `more than 500 is refused, not cut`(asked: UInt32) {
        let refusal = #expect(throws: Refusal.self) { try FeedPage(rows: asked) }
        #expect(refusal?.reason == .fieldInvalid)
        #expect(refusal?.details["field"] == .text("limit"))
        #expect(refusal?.details["limit"] == .number(500))
    }

    @Test func `a byte more than 1 MiB with its frame does not fit`() throws {
        #expect(FeedPage.byteLimit == 1_048_576 - 4_096)
        // Each record takes 4 bytes of tag and length besides itself.
        let half = FeedPage.byteLimit / 2 - 4
        #expect(try Self.taken(0, bytes: half) == 2)
        #expect(try Self.taken(0, bytes: half + 1) == 1)
        var page = try FeedPage(rows: 0)
        let fits = [page.takes(bytes: half), page.takes(bytes: half + 1)]
        #expect(fits == [true, false])
    }

    @Test func `the first record always fits: no page is empty while there are records`() throws {
        #expect(try Self.taken(0, bytes: FeedPage.byteLimit * 2) == 1)
    }
}
