// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Testing

/// Approvals from before there was a feed.
@Suite struct FeedMigrationTests {
    /// The step that brings the feed.
    private static let step = Migration.v014

    private static let rows: StaticString = """
        INSERT INTO account (account_id, user_name, role, credential, epoch, created_ms)
        VALUES (1, 'somebody', 1, x'00', 0, 1);
        INSERT INTO filing (
            filing_id, number_region, number_digits, owner_id, exam, level, region,
            words, state, live, revision, state_since_ms, created_ms, submitted_ms)
        VALUES
            (1, 11, 111, 1, 'sw-2026', 1, 11, x'00', 4, 1, 4, 900, 1, 2),
            (2, 11, 222, 1, 'sw-2027', 1, 11, x'00', 4, 1, 4, 800, 1, 2);
        INSERT INTO history (filing_id, revision, action, role, state, at_ms, reasons)
        VALUES (1, 3, 'claim', 2, 2, 700, 0), (1, 4, 'approve', 2, 4, 900, 0),
            (2, 4, 'approve', 2, 4, 800, 0);
        """

    @Test func `approvals that were made before the feed are its first records, in their order`()
        async throws
    {
        try await Engine.withFolder { folder in
            try OldDatabase.make(
                in: folder, version: Self.step.version - 1,
                rows: [Self.rows])

            let store = try Engine.sqlite.open(folder, SQLiteSettings())
            let rows = try store.point { try $0.feed(after: FeedID(rawValue: 0), limit: 9) }
            #expect(rows.map(\.filing.rawValue) == [2, 1])
            #expect(rows.map(\.place.rawValue) == [1, 2])
            #expect(rows.map(\.at.ms) == [800, 900])
            #expect(rows.map(\.approval.revision.rawValue) == [4, 4])
            // The next decision goes behind them.
            let next = try await store.write { transaction in
                let filing = try transaction.filing(FilingID(rawValue: 1))
                let change = try filing.revoked(
                    for: [.other], text: "w", by: AccountID(rawValue: 9), role: .supervisor,
                    seen: filing.revision, now: Fixture.start)
                try transaction.save(
                    change, expecting: filing.revision, judgement: Fixture.sealed("w"))
                return try transaction.feed(after: FeedID(rawValue: 2), limit: 9)
            }
            #expect(next.map(\.place.rawValue) == [3])
            #expect(next.first?.approval.at.ms == 900)
            await store.close()
        }
    }
}
