// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

@Suite struct QueueTests {
    @Test(arguments: Engine.available)
    func `of one day's filings in the region's queue the longest waiting come first`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let expected = try await store.write { transaction in
                // Handed in at minute 3, 1, 2, 1; the third lives elsewhere, the fifth is a draft.
                let minutes: [Int64] = [3, 1, 2, 1]
                var pending: [Filing] = []
                for (number, minute) in minutes.enumerated() {
                    let owner = try transaction.applicant(number)
                    let draft = try transaction.draft(
                        of: owner, region: number == 2 ? Fixture.shanghai : Fixture.beijing)
                    pending.append(
                        try transaction.submit(draft, at: Fixture.start + .minutes(minute)))
                }
                _ = try transaction.draft(of: try transaction.applicant(100))
                return [pending[1], pending[3], pending[0]]
            }
            let queue = try await store.read { snapshot in
                try snapshot.queue(Self.everything, after: .start, limit: 50)
            }
            #expect(queue.map(\.id) == expected.map(\.id))
            #expect(queue.map(\.number) == expected.map(\.number))
            #expect(queue.map(\.submittedAt) == expected.compactMap(\.submittedAt))
        }
    }

    @Test(arguments: Engine.available, [1, 2, 3, 7, 50])
    func `pages put together are the whole queue`(engine: Engine, pageSize: Int) async throws {
        try await engine.withStore { store in
            try await store.write { transaction in
                for number in 0..<20 {
                    let draft = try transaction.draft(of: try transaction.applicant(number))
                    // Five share each moment, so that the row number decides among them.
                    let minute = Int64(number / 5)
                    _ = try transaction.submit(draft, at: Fixture.start + .minutes(minute))
                }
            }
            var paged: [QueuedFiling] = []
            var position = QueuePosition.start
            while true {
                let after = position
                let page = try await store.read { snapshot in
                    try snapshot.queue(Self.everything, after: after, limit: pageSize)
                }
                guard let last = page.last else { break }
                #expect(page.count <= pageSize)
                paged += page
                position = last.position
            }
            let whole = try await store.read { snapshot in
                try snapshot.queue(Self.everything, after: .start, limit: 50)
            }
            #expect(paged == whole)
            #expect(whole.count == 20)
        }
    }

    @Test(arguments: Engine.available)
    func `level and other reviewers' claims can be left out`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (me, other, ids) = try await store.write { transaction in
                let me = try transaction.reviewer("me-me")
                let other = try transaction.reviewer("other")
                var ids: [FilingID] = []
                for (number, level) in [Level.junior, .junior, .junior, .senior].enumerated() {
                    let draft = try transaction.draft(
                        of: try transaction.applicant(number), level: level)
                    let pending = try transaction.submit(draft, at: Fixture.start)
                    ids.append(pending.id)
                    switch number {
                    case 1: _ = try transaction.claim(pending, by: me, at: Fixture.start)
                    case 2: _ = try transaction.claim(pending, by: other, at: Fixture.start)
                    default: break
                    }
                }
                return (me, other, ids)
            }
            func queue(_ level: Level?, _ free: QueueFilter.Free?) async throws -> [FilingID] {
                let filter = QueueFilter(region: Fixture.beijing, level: level, free: free)
                return try await store.read { snapshot in
                    try snapshot.queue(filter, after: .start, limit: 50).map(\.id)
                }
            }
            let during = Fixture.start + .minutes(1)
            let after = Fixture.start + Claim.lease
            #expect(try await queue(nil, nil) == ids)
            #expect(try await queue(.senior, nil) == [ids[3]])
            #expect(
                try await queue(nil, .init(for: me, at: during)) == [ids[0], ids[1], ids[3]])
            #expect(
                try await queue(nil, .init(for: other, at: during)) == [ids[0], ids[2], ids[3]])
            #expect(try await queue(nil, .init(for: me, at: after)) == ids)
            #expect(
                try await queue(.junior, .init(for: me, at: during)) == [ids[0], ids[1]])
        }
    }

    private static let everything = QueueFilter(
        region: Fixture.beijing, level: nil, free: nil)
}
