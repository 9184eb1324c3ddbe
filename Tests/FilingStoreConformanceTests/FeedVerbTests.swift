// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

/// The feed of the registration system, in the transaction of the decision.
@Suite struct FeedVerbTests {
    private static let reviewer = AccountID(rawValue: 99)

    private static func approve(
        _ number: Int, in transaction: Transaction, at now: Instant = Fixture.start
    ) throws -> Filing {
        let draft = try transaction.draft(of: transaction.applicant(number))
        let pending = try transaction.submit(draft, at: now)
        let claimed = try transaction.claim(pending, by: Self.reviewer, at: now)
        return try transaction.decide(
            claimed, .approve(text: ""), by: Self.reviewer, at: now)
    }

    private static func revoke(
        _ filing: Filing, in transaction: Transaction, at now: Instant
    ) throws -> Filing {
        let change = try filing.revoked(
            for: [.noSeal, .mismatch], text: "查无此证",
            particulars: Particulars(fields: [.school]), by: Self.reviewer, role: .supervisor,
            seen: filing.revision, now: now)
        try transaction.save(
            change, expecting: filing.revision, judgement: Fixture.sealed("查无此证"))
        return change.filing
    }

    @Test(arguments: Engine.available)
    func `an approval is a record, and its revocation is another one after it`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let later = Fixture.start + .hours(3)
            let (first, second, revoked) = try await store.write { transaction in
                let first = try Self.approve(1, in: transaction)
                let second = try Self.approve(2, in: transaction)
                return (first, second, try Self.revoke(first, in: transaction, at: later))
            }
            let rows = try store.point {
                try $0.feed(after: FeedID(rawValue: 0), limit: 10)
            }
            #expect(rows.map(\.place.rawValue) == [1, 2, 3])
            #expect(rows.map(\.filing) == [first.id, second.id, first.id])
            #expect(rows.map(\.change) == [.approved, .approved, .revoked])
            #expect(rows.map(\.revision) == [first.revision, second.revision, revoked.revision])
            #expect(rows[2].approval == rows[0].approval)
            #expect(rows[2].approval.at == Fixture.start)
            #expect(rows[2].at == later)
            #expect(rows[2].reasons == [.mismatch, .noSeal])
            #expect(rows[0].number == first.number)
            #expect(rows[0].owner == first.owner)
            #expect(rows.allSatisfy { $0.verdict == nil })
            let rest = try store.point { try $0.feed(after: FeedID(rawValue: 1), limit: 1) }
            #expect(rest == [rows[1]])
        }
    }

    @Test(arguments: Engine.available)
    func `a decision that is undone was never told, and takes no place`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            await #expect(throws: Refusal.self) {
                try await store.write { transaction in
                    _ = try Self.approve(1, in: transaction)
                    throw Refusal(.stateForbids)
                }
            }
            _ = try await store.write { try Self.approve(2, in: $0) }
            let rows = try store.point {
                try $0.feed(after: FeedID(rawValue: 0), limit: 10)
            }
            #expect(rows.map(\.place.rawValue) == [1])
        }
    }

    @Test(arguments: Engine.available)
    func `observers hear of a decision with its commit, and of nothing else`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let told = Told()
            store.observe { changes in told.add(changes) }
            _ = try await store.write { try $0.draft(of: $0.applicant(1)) }
            #expect(!told.changes.contains { $0.filing == .feed })
            _ = try await store.write { try Self.approve(2, in: $0) }
            #expect(
                told.changes.filter { $0.filing == .feed }
                    == [ChangedFiling(filing: .feed, revision: Revision(rawValue: 1))])
        }
    }

    @Test(arguments: Engine.available)
    func `the first verdict on a record stands, and ends its waiting`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let later = Fixture.start + .hours(1)
            let (first, second) = try await store.write {
                (
                    try Self.approve(1, in: $0), try Self.approve(2, in: $0, at: later)
                )
            }
            let open = try store.point { try $0.feedBacklog() }
            #expect(open.count == 2)
            #expect(open.oldest == Fixture.start)
            for (before, count) in [
                (nil, 0), (Fixture.start, 0), (later, 1), (later + .hours(1), 2),
            ]
                as [(Instant?, Int64)]
            {
                #expect(try store.point { try $0.feedOpenCount(before: before) } == count)
            }
            let rejected = try FeedVerdict(.rejected, reason: "CLOSED", path: "")
            let accepted = try FeedVerdict(.accepted, reason: "", path: "")
            let taken = try await store.write { transaction in
                [
                    try transaction.set(rejected, on: FeedID(rawValue: 1), at: later),
                    try transaction.set(accepted, on: FeedID(rawValue: 1), at: later),
                    try transaction.set(accepted, on: FeedID(rawValue: 9), at: later),
                ]
            }
            #expect(taken == [true, false, false])
            let row = try store.point { try $0.feedRecord(of: first.id, first.revision) }
            #expect(row?.verdict == rejected)
            let left = try store.point { try $0.openFeed(after: FeedID(rawValue: 0), limit: 9) }
            #expect(left.map(\.filing) == [second.id])
            let unknown = try store.point { try $0.feedRecord(of: first.id, .none) }
            #expect(unknown == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `an account of the registration system has no region`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (id, session) = try await store.write { transaction in
                let id = try transaction.nextAccountID()
                try transaction.insert(
                    NewAccount(
                        id: id, phone: nil, userName: "centre-0123456789abcdef", role: .registry,
                        region: nil, credential: Sealed(bytes: [1]), createdAt: Fixture.start))
                return (
                    id,
                    try transaction.openSession(
                        of: id, tokenHash: Fixture.digest(1), at: Fixture.start)
                )
            }
            #expect(session.role == .registry)
            #expect(session.region == nil)
            #expect(try store.point { try $0.account(id) }?.region == nil)
            let again = try store.point { try $0.session(tokenHash: Fixture.digest(1)) }
            #expect(again?.region == nil)
        }
    }
}
