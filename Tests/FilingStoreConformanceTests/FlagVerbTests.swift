// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Foundation
import Testing

/// Flags of filings, and which filing another follows.
@Suite struct FlagVerbTests {
    /// Hands a draft with these files in, and flags it.
    private static func file(
        _ draft: Filing, _ digests: [Int], flags: ReviewFlags = .none, in transaction: Transaction
    ) throws -> Filing {
        for (kind, digest) in zip(MaterialKind.allCases, digests) {
            _ = try transaction.insert(
                NewMaterial(
                    filing: draft.id, kind: kind,
                    file: FileFacts(sizeBytes: 9, sha256: Fixture.digest(digest)),
                    blob: UploadID(rawValue: Int64(digest)), at: Fixture.start))
        }
        let pending = try transaction.submit(draft, at: Fixture.start)
        try transaction.flag(pending, as: flags, files: digests.map(Fixture.digest))
        return pending
    }

    private static func filed(
        _ number: Int, _ digests: [Int], region: RegionCode = Fixture.beijing,
        flags: ReviewFlags = .none, in transaction: Transaction
    ) throws -> Filing {
        let draft = try transaction.draft(of: transaction.applicant(number), region: region)
        return try Self.file(draft, digests, flags: flags, in: transaction)
    }

    private static func flags(_ filing: Filing, in store: any Store) throws -> [ReviewFlag] {
        try store.point { try $0.flags(of: filing.id) }.all
    }

    private static func rejected(
        _ pending: Filing, by reviewer: AccountID, in transaction: Transaction
    ) throws -> Filing {
        let claimed = try transaction.claim(pending, by: reviewer, at: Fixture.start)
        return try transaction.decide(
            claimed, .reject(reasons: [.unreadable], text: ""), by: reviewer, at: Fixture.start)
    }

    @Test(arguments: Engine.available)
    func `the same file flags whoever has it, whichever was handed in first`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let filings = try await store.write { transaction in
                [
                    try Self.filed(
                        1, [101, 102], flags: ReviewFlags([.scanDoubt]), in: transaction),
                    try Self.filed(2, [201, 202], in: transaction),
                    try Self.filed(3, [301, 102], region: Fixture.shanghai, in: transaction),
                    try Self.filed(4, [102], in: transaction),
                ]
            }
            let flags = try filings.map { try Self.flags($0, in: store) }
            #expect(flags == [[.sameFile, .scanDoubt], [], [.sameFile], [.sameFile]])
            let sharing = try store.point {
                try $0.filings(sharing: Fixture.digest(102), besides: filings[0].owner, limit: 100)
            }
            #expect(sharing.map(\.id) == [filings[3].id, filings[2].id])
            #expect(sharing.map(\.number) == [filings[3].number, filings[2].number])
            #expect(sharing.map(\.region) == [Fixture.beijing, Fixture.shanghai])
        }
    }

    @Test(arguments: Engine.available)
    func `a draft's file and one's own earlier filing flag nobody`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (first, second, third) = try await store.write { transaction in
                let reviewer = try transaction.reviewer("reviewer")
                let drafted = try transaction.draft(of: transaction.applicant(1))
                _ = try transaction.insert(
                    NewMaterial(
                        filing: drafted.id, kind: .idFront,
                        file: FileFacts(sizeBytes: 9, sha256: Fixture.digest(7)),
                        blob: UploadID(rawValue: 1), at: Fixture.start))
                let first = try Self.filed(2, [7, 8], in: transaction)
                _ = try Self.rejected(first, by: reviewer, in: transaction)
                let draft = try transaction.draft(of: first.owner)
                let second = try Self.file(draft, [7, 8], in: transaction)
                return (first, second, drafted)
            }
            #expect(try Self.flags(first, in: store) == [])
            #expect(try Self.flags(second, in: store) == [.refiled])
            #expect(try Self.flags(third, in: store) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a file replaced since it was handed in still tells of the other`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (first, later) = try await store.write { transaction in
                let first = try Self.filed(1, [5], in: transaction)
                _ = try transaction.insert(
                    NewMaterial(
                        filing: first.id, kind: .idFront,
                        file: FileFacts(sizeBytes: 9, sha256: Fixture.digest(6)),
                        blob: UploadID(rawValue: 6), at: Fixture.start))
                return (first, try Self.filed(2, [5], in: transaction))
            }
            #expect(try Self.flags(first, in: store) == [.sameFile])
            #expect(try Self.flags(later, in: store) == [.sameFile])
        }
    }

    @Test(arguments: Engine.available)
    func `digests that begin alike are other files`(engine: Engine) async throws {
        try await engine.withStore { store in
            var twin = Fixture.digest(5)
            twin[31] ^= 1
            let other = twin
            let first = try await store.write { try Self.filed(1, [5], in: $0) }
            let found = try store.point {
                (
                    try $0.filings(
                        sharing: other, besides: AccountID(rawValue: 99), limit: 100),
                    try $0.filings(
                        sharing: Fixture.digest(5), besides: AccountID(rawValue: 99), limit: 100)
                )
            }
            #expect(found.0.isEmpty)
            #expect(found.1.map(\.id) == [first.id])
        }
    }

    @Test(arguments: Engine.available)
    func `the queue leaves out what is flagged for nothing that was asked for`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let ids = try await store.write { transaction in
                try [
                    [ReviewFlag.scanDoubt], [], [.scanDoubt, .eligibilityDoubt], [.numberMismatch],
                ]
                .enumerated().map {
                    try Self.filed(
                        $0.offset, [1_000 + $0.offset], flags: ReviewFlags($0.element),
                        in: transaction
                    ).id
                }
            }
            func queue(_ flags: [ReviewFlag]) throws -> [FilingID] {
                let filter = QueueFilter(
                    region: Fixture.beijing, level: nil, free: nil, flags: ReviewFlags(flags))
                return try store.point {
                    try $0.queue(filter, after: .start, limit: 50).map(\.id)
                }
            }
            #expect(try queue([]) == ids)
            #expect(try queue([.scanDoubt]) == [ids[0], ids[2]])
            #expect(try queue([.eligibilityDoubt, .numberMismatch]) == [ids[2], ids[3]])
            #expect(try queue([.sameFile]) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a new filing follows the one rejected last, until that one is purged`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let (first, second) = try await store.write { transaction in
                let reviewer = try transaction.reviewer("reviewer")
                let first = try Self.rejected(
                    Self.filed(1, [3], in: transaction), by: reviewer, in: transaction)
                let other = try Self.filed(2, [3], in: transaction)
                #expect(try transaction.filingFollowed(by: other.id) == nil)
                return (first, try transaction.draft(of: first.owner))
            }
            func followed() throws -> FilingNumber? {
                try store.point { try $0.filingFollowed(by: second.id) }
            }
            #expect(try followed() == first.number)
            let purged = try await store.write {
                try $0.purge(
                    .decidedFilings, rows: [first.id.rawValue], until: Fixture.start + .day)
            }
            #expect(purged == 1)
            #expect(try followed() == nil)
            // The other person's filing stays; nothing of the purged one is found any more.
            let mine = try Self.sharing(3, besides: second.owner, in: store)
            #expect(mine.count == 1)
            let theirs = try Self.sharing(3, besides: try #require(mine.first?.owner), in: store)
            #expect(theirs.isEmpty)
            let left = try store.point { snapshot in
                try snapshot.first(Self.followers, ["filing_id": .id(first.id)]) {
                    try $0.integer()
                }
            }
            #expect(left == 0)
        }
    }

    private static func sharing(
        _ digest: Int, besides owner: AccountID, in store: any Store
    ) throws -> [Filing] {
        try store.point { snapshot in
            try snapshot.filings(sharing: Fixture.digest(digest), besides: owner, limit: 9)
                .map { try snapshot.filing($0.id) }
        }
    }

    @Test func `no question of a submit walks a table`() async throws {
        let plans: [(Statement, [String])] = [
            (
                .filingsSharing,
                [
                    "SEARCH m USING INDEX material_filed (filed_head=?)",
                    "SEARCH f USING INTEGER PRIMARY KEY (rowid=?)",
                ]
            ),
            (.materialsFiled, ["SEARCH material USING INDEX material_current (filing_id=?)"]),
            (.filingRejectedLast, ["SEARCH filing USING INDEX filing_owner (owner_id=?)"]),
        ]
        try await Engine.withFolder { folder in
            let connection = try SQLiteConnection(
                path: folder.appending(path: "filing.sqlite").path, .writing,
                settings: SQLiteSettings())
            try Schema.bringUpToDate(connection)
            for (statement, plan) in plans {
                #expect(QueryPlan.steps(of: statement, on: connection) == plan)
            }
            try connection.close()
        }
    }

    private static let followers = Statement(
        "SELECT count(*) FROM filing WHERE follows_id = :filing_id")
}
