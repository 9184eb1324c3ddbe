// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Testing

/// Files and decisions from before there were flags, second looks and figures.
@Suite struct FlagMigrationTests {
    /// Filing 1 waits; 2 is a draft; 3 was handed in at 300 and opened again; 4 was sent back at 450,
    /// handed in again at 500 and rejected at 600.
    private static let rows: StaticString = """
        INSERT INTO account (account_id, user_name, role, credential, epoch, created_ms)
        VALUES (1, 'one', 1, x'00', 0, 1), (2, 'two', 1, x'00', 0, 1),
            (3, 'three', 1, x'00', 0, 1), (4, 'four', 1, x'00', 0, 1);
        INSERT INTO filing (
            filing_id, number_region, number_digits, owner_id, exam, level, region, words, state,
            live, revision, state_since_ms, created_ms, submitted_ms, due_ms, queue_ms)
        VALUES
            (1, 11, 111, 1, 'sw-2026', 1, 11, x'00', 2, 1, 3, 200, 1, 200, 999, 999),
            (2, 11, 222, 2, 'sw-2026', 1, 11, x'00', 1, 1, 2, 1, 1, NULL, NULL, NULL),
            (3, 11, 333, 3, 'sw-2026', 2, 11, x'00', 1, 1, 4, 320, 1, 300, NULL, NULL),
            (4, 31, 444, 4, 'sw-2026', 3, 31, x'00', 5, 0, 7, 600, 1, 500, NULL, NULL);
        INSERT INTO history (filing_id, revision, action, role, state, at_ms, reasons)
        VALUES
            (1, 3, 'submit', 1, 2, 200, 0),
            (3, 3, 'submit', 1, 2, 300, 0), (3, 4, 'reopen', 1, 1, 320, 0),
            (4, 2, 'submit', 1, 2, 400, 0), (4, 3, 'claim', 2, 2, 410, 0),
            (4, 4, 'supplement', 2, 3, 450, 0), (4, 5, 'submit', 1, 2, 500, 0),
            (4, 6, 'claim', 2, 2, 510, 0), (4, 7, 'reject', 2, 5, 600, 0);
        INSERT INTO material (
            material_id, filing_id, kind, size, sha256, blob_id, at_ms, is_current)
        VALUES
            (1, 1, 1, 9, CAST('replaced before it was handed in' AS BLOB), 1, 100, 0),
            (2, 1, 1, 9, CAST('handed in in the end and waiting' AS BLOB), 2, 200, 1),
            (3, 2, 1, 9, CAST('of a draft that nobody handed in' AS BLOB), 3, 100, 1),
            (4, 3, 1, 9, CAST('handed in, then opened once more' AS BLOB), 4, 250, 1),
            (5, 3, 2, 9, CAST('replaced since it was handed in.' AS BLOB), 5, 250, 0),
            (6, 3, 2, 9, CAST('new since it was opened oncemore' AS BLOB), 6, 330, 1),
            (7, 4, 1, 9, CAST('of a filing that was sent back..' AS BLOB), 7, 380, 0),
            (8, 4, 1, 9, CAST('of the one that was rejected....' AS BLOB), 8, 470, 1);
        INSERT INTO message (
            message_id, owner_id, phone, phone_index, kind, nonce, purpose, notice, created_ms,
            state, attempts, next_ms)
        VALUES
            (1, 1, x'01', x'0A', 1, x'00', 1, NULL, 50, 2, 1, 50),
            (2, 4, x'04', x'0B', 2, NULL, NULL, 3, 450, 1, 2, 460);
        """

    /// What schema 15 has of the same decisions.
    private static let outcomes: StaticString = """
        INSERT INTO review_outcome (
            filing_id, revision, region, level, state, role, at_ms, submitted_ms, due_ms, is_first,
            result)
        VALUES (4, 4, 31, 3, 3, 2, 450, 400, 888, 1, 2), (4, 7, 31, 3, 5, 2, 600, 500, 889, 0, 1);
        """

    private static func withUpgraded(
        from version: Int64, _ body: (any Store) async throws -> Void
    ) async throws {
        try await Engine.withFolder { folder in
            try OldDatabase.make(
                in: folder, version: version,
                rows: version == 14 ? [self.rows] : [self.rows, self.outcomes])
            let store = try Engine.sqlite.open(folder, SQLiteSettings())
            do {
                try await body(store)
                await store.close()
            } catch {
                await store.close()
                throw error
            }
        }
    }

    @Test(arguments: [14, 15] as [Int64])
    func `what was handed in before can be found by its digest, and nothing else`(
        version: Int64
    ) async throws {
        try await Self.withUpgraded(from: version) { store in
            let heads = try store.point { snapshot in
                try snapshot.all(Self.heads, [:]) {
                    (try $0.integer(), String(decoding: try $0.bytes(), as: UTF8.self))
                }
            }
            #expect(heads.map(\.0) == [2, 4, 8])
            #expect(heads.map(\.1) == ["hand", "hand", "of t"])

            func found(_ text: String) throws -> [Int64] {
                try store.point {
                    try $0.filings(
                        sharing: Array(text.utf8), besides: AccountID(rawValue: 9), limit: 9)
                }.map(\.id.rawValue)
            }
            #expect(try found("handed in in the end and waiting") == [1])
            #expect(try found("handed in, then opened once more") == [3])
            #expect(try found("of the one that was rejected....") == [4])
            for text in [
                "replaced before it was handed in", "of a draft that nobody handed in",
                "replaced since it was handed in.", "new since it was opened oncemore",
                "of a filing that was sent back..",
            ] {
                #expect(try found(text).isEmpty, "\(text)")
            }
        }
    }

    @Test(arguments: [14, 15] as [Int64])
    func `the next submit flags what waits already, and gives the opened draft its digests`(
        version: Int64
    ) async throws {
        try await Self.withUpgraded(from: version) { store in
            try await store.write { transaction in
                let draft = try transaction.filing(FilingID(rawValue: 3))
                let pending = try transaction.submit(draft, at: Fixture.start)
                _ = try transaction.flag(
                    pending, as: .none, files: [Array("handed in in the end and waiting".utf8)])
            }
            let flags = try store.point { snapshot in
                try (1...4).map { try snapshot.flags(of: FilingID(rawValue: $0)).all }
            }
            #expect(flags == [[.sameFile], [], [.sameFile], []])
            let heads = try store.point { try $0.all(Self.heads, [:]) { try $0.integer() } }
            #expect(heads == [2, 4, 6, 8])
        }
    }

    @Test(arguments: [14, 15] as [Int64])
    func `decisions have their outcomes, with what is still known of them`(
        version: Int64
    ) async throws {
        try await Self.withUpgraded(from: version) { store in
            let outcomes = try store.point { snapshot in
                try snapshot.all(Self.allOutcomes, [:]) { columns in
                    try (0..<11).map { _ in try columns.integerOrNil() }
                }
            }
            // When a decision was due is not known from before schema 15, and second looks began there.
            let known = version == 15
            #expect(
                outcomes == [
                    [4, 4, 31, 3, 3, 2, 450, 400, known ? 888 : nil, 1, known ? 2 : nil],
                    [4, 7, 31, 3, 5, 2, 600, 500, known ? 889 : nil, 0, known ? 1 : nil],
                ])
        }
    }

    @Test(arguments: [14, 15] as [Int64])
    func `messages that wait are sent after the upgrade`(version: Int64) async throws {
        try await Self.withUpgraded(from: version) { store in
            let due = try store.point {
                try $0.messagesDue(at: Instant(ms: 460), limit: 9)
            }
            #expect(due.map(\.id) == [2])
            #expect(try store.point { try $0.newestMessages(limit: 9) }.count == 2)
        }
    }

    private static let heads = Statement(
        """
        SELECT material_id, filed_head
        FROM material
        WHERE filed_head IS NOT NULL
        ORDER BY material_id
        """)

    private static let allOutcomes = Statement(
        """
        SELECT filing_id, revision, region, level, state, role, at_ms, submitted_ms, due_ms,
            is_first, result
        FROM review_outcome
        ORDER BY filing_id, revision
        """)
}
