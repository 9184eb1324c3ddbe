// SPDX-License-Identifier: Apache-2.0

@testable import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Foundation
import Logging
import Testing

/// Seats as rows: with every change of a filing, recounted, and after a migration.
@Suite struct SeatVerbTests {
    private static let pool = SeatPool(
        exam: .socialWork2026, region: Fixture.beijing, level: .junior)

    /// A store with this many seats for juniors.
    private static func withSeats(
        _ engine: Engine, _ capacity: Int, _ body: (any Store, TestSeatDesk) async throws -> Void
    ) async throws {
        try await engine.withStore { store in
            let desk = TestSeatDesk()
            desk.set(capacity, of: Self.pool)
            store.allotSeats(by: desk)
            try await body(store, desk)
        }
    }

    @Test(arguments: Engine.available)
    func `a full level refuses and leaves the draft and the counters as they were`(
        engine: Engine
    ) async throws {
        try await Self.withSeats(engine, 1) { store, _ in
            let second = try await store.write { transaction in
                let first = try transaction.draft(of: transaction.applicant(1))
                _ = try transaction.submit(first, at: Fixture.start)
                return try transaction.draft(of: transaction.applicant(2))
            }
            let refusal = await #expect(throws: Refusal.self) {
                try await store.write { _ = try $0.submit(second, at: Fixture.start) }
            }
            #expect(refusal?.reason == .seatsFull)
            #expect(refusal?.details == ["capacity": .number(1), "waiting": .number(0)])
            let (state, count) = try store.point { snapshot in
                (try snapshot.filing(second.id).state, try snapshot.count(of: Self.pool))
            }
            #expect(state == .draft)
            #expect(count == SeatCount(held: 1, waiting: 0))
        }
    }

    @Test(arguments: Engine.available)
    func `lapse, revocation and a closed account free the seat, and no procedure has to say so`(
        engine: Engine
    ) async throws {
        try await Self.withSeats(engine, 5) { store, _ in
            let now = Fixture.start
            try await store.write { transaction in
                let reviewer = try transaction.reviewer("rui", region: Fixture.beijing)
                func claimed(_ number: Int) throws -> Filing {
                    let draft = try transaction.draft(of: transaction.applicant(number))
                    return try transaction.claim(
                        transaction.submit(draft, at: now), by: reviewer, at: now)
                }
                let item = try SupplementItem(kind: .idFront, reason: .unreadable, text: "")
                let asked = try transaction.decide(
                    claimed(1), .supplement(items: [item], reasons: [], text: ""), by: reviewer,
                    at: now)
                let approved = try transaction.decide(
                    claimed(2), .approve(text: ""), by: reviewer, at: now)
                let kept = try transaction.decide(
                    claimed(3), .approve(text: ""), by: reviewer, at: now)
                #expect(try transaction.count(of: Self.pool).held == 3)
                try transaction.save(
                    asked.moved(by: .lapse, role: .supervisor, now: now),
                    expecting: asked.revision)
                #expect(try transaction.count(of: Self.pool).held == 2)
                try transaction.save(
                    approved.moved(by: .revoke, role: .supervisor, now: now),
                    expecting: approved.revision)
                #expect(try transaction.count(of: Self.pool).held == 1)
                try transaction.close(
                    kept.owner, phoneIndex: Fixture.index(3), loginSubject: Fixture.index(3),
                    at: now)
                #expect(try transaction.count(of: Self.pool).held == 0)
                #expect(try transaction.filing(kept.id).state == .approved)
                #expect(try transaction.seatReport().isRight)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a cut takes no seat and reserves none until there is room; a raise offers`(
        engine: Engine
    ) async throws {
        try await Self.withSeats(engine, 3) { store, desk in
            let now = Fixture.start
            try await store.write { transaction in
                var filings: [Filing] = []
                for number in 0..<3 {
                    let draft = try transaction.draft(of: transaction.applicant(number))
                    filings.append(try transaction.submit(draft, at: now))
                }
                desk.set(1, of: Self.pool)
                #expect(try transaction.count(of: Self.pool).held == 3)
                let late = try transaction.draft(of: transaction.applicant(9))
                let place = try #require(try transaction.waitIfFull(for: late, at: now))
                #expect(try transaction.position(of: place) == 1)
                // Two go: still as many held as there are seats, and nothing is offered.
                for filing in filings.prefix(2) {
                    try transaction.save(
                        filing.withdrawn(seen: filing.revision, now: now),
                        expecting: filing.revision)
                }
                #expect(
                    try transaction.count(of: Self.pool) == SeatCount(held: 1, waiting: 1))
                #expect(desk.takeTold().isEmpty)
                // A new plan: the sweeper finds them, or whoever comes.
                desk.set(2, of: Self.pool)
                #expect(try transaction.seatPoolsDue(at: now) == [Self.pool])
                #expect(try transaction.settleSeats(of: Self.pool, at: now) == 1)
                #expect(desk.takeTold().map(\.owner) == [late.owner])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an unsettled offer that ran out is read as free and taken by the next in line`(
        engine: Engine
    ) async throws {
        try await Self.withSeats(engine, 1) { store, _ in
            let now = Fixture.start
            try await store.write { transaction in
                let holder = try transaction.submit(
                    transaction.draft(of: transaction.applicant(0)), at: now)
                let first = try transaction.draft(of: transaction.applicant(1))
                let second = try transaction.draft(of: transaction.applicant(2))
                _ = try transaction.waitIfFull(for: first, at: now)
                _ = try transaction.waitIfFull(for: second, at: now)
                try transaction.save(
                    holder.withdrawn(seen: holder.revision, now: now),
                    expecting: holder.revision)
                let end = now + SeatRules.offerPeriod
                let before = Instant(ms: end.ms - 1)
                #expect(
                    try transaction.seat(of: first.id, at: before)?.standing
                        == .offered(until: end))
                #expect(try transaction.seat(of: first.id, at: end) == nil)
                let pools = try transaction.pools(of: .socialWork2026, in: nil, at: end)
                #expect(pools.map(\.count) == [SeatCount(held: 0, waiting: 1)])
                // Somebody new is not let past the one who waits, although nobody has tidied.
                let newcomer = try transaction.draft(of: transaction.applicant(3))
                let refusal = #expect(throws: Refusal.self) {
                    try transaction.submit(newcomer, at: end)
                }
                #expect(refusal?.reason == .seatsFull)
                #expect(try transaction.seat(of: second.id, at: end) != nil)
                #expect(try transaction.submit(second, at: end).state == .pending)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a recount names a planted disagreement of every kind`(engine: Engine) async throws {
        try await Self.withSeats(engine, 9) { store, _ in
            let now = Fixture.start
            let filings = try await store.write { transaction in
                try (0..<4).map { number in
                    try transaction.submit(
                        transaction.draft(of: transaction.applicant(number)), at: now)
                }
            }
            #expect(try await store.read { try $0.seatReport() }.isRight)
            try await store.write { transaction in
                try transaction.execute(
                    .seatCountShift,
                    [
                        "held": .integer(1), "waiting": .integer(2),
                        "exam": .text("sw-2026"), "region": .integer(11), "level": .integer(1),
                    ])
                try transaction.execute(.seatDelete, ["filing_id": .id(filings[0].id)])
                let astray = try #require(
                    try transaction.seat(of: filings[1].owner, for: .socialWork2026))
                try transaction.move(
                    astray, to: filings[1].id, .kept(until: now + .hours(1)), at: now)
            }
            let report = try await store.read { try $0.seatReport() }
            #expect(!report.isRight)
            #expect(
                report.pools == [
                    .init(
                        pool: Self.pool, counted: SeatCount(held: 5, waiting: 2),
                        recounted: SeatCount(held: 3, waiting: 0))
                ])
            #expect(report.unseated == [filings[0].number, filings[1].number])
            #expect(report.astray == [filings[1].number])
            _ = try await store.write { try $0.execute(Statement("DELETE FROM seat_count"), [:]) }
            #expect(try await store.read { try $0.seatReport() }.uncounted == [Self.pool])
        }
    }

    @Test func `a store without anybody who allots seats refuses what needs one`() async throws {
        try await Engine.withFolder { folder in
            let store = try SQLiteStore.open(
                path: folder.appending(path: "filing.sqlite").path,
                logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
            await #expect(throws: StorageFault.self) {
                try await store.write { transaction in
                    let draft = try transaction.draft(of: transaction.applicant(1))
                    _ = try transaction.submit(draft, at: Fixture.start)
                }
            }
            await store.close()
        }
    }

    @Test func `filings of the schema before get their seats`() async throws {
        try await Engine.withFolder { folder in
            let path = folder.appending(path: "filing.sqlite").path
            let old = try SQLiteConnection(path: path, .writing, settings: SQLiteSettings())
            try old.run(script: "CREATE TABLE schema_version (version INTEGER PRIMARY KEY)")
            for migration in Migration.all where migration.version < Migration.v009.version {
                try old.run(script: migration.script)
                try old.run(
                    .schemaVersionInsert, ["version": .integer(migration.version)]
                ) { _ in }
            }
            // Accounts 1...8, the last one closed; a filing in each of the eight states, and the
            // approval of who closed their account.
            try old.run(
                script: """
                    INSERT INTO account (
                        account_id, user_name, role, credential, epoch, created_ms, closed_ms)
                    VALUES (1, 'u1', 1, x'00', 1, 1, NULL), (2, 'u2', 1, x'00', 1, 1, NULL),
                        (3, 'u3', 1, x'00', 1, 1, NULL), (4, 'u4', 1, x'00', 1, 1, NULL),
                        (5, 'u5', 1, x'00', 1, 1, NULL), (6, 'u6', 1, x'00', 1, 1, NULL),
                        (7, 'u7', 1, x'00', 1, 1, NULL), (8, 'u8', 1, x'00', 1, 1, NULL),
                        (9, NULL, 1, x'00', 1, 1, 5);
                    INSERT INTO filing (
                        filing_id, number_region, number_digits, owner_id, exam, level, region,
                        words, state, live, revision, state_since_ms, created_ms, submitted_ms)
                    SELECT account_id, 11, account_id, account_id, 'sw-2026',
                        1 + account_id % 2, 11, x'00', CASE account_id WHEN 9 THEN 4
                        ELSE account_id END, CASE WHEN account_id IN (1, 2, 3, 4, 9) THEN 1
                        ELSE 0 END, 3, 50, 40, 45
                    FROM account;
                    """)
            try old.close()

            let store = try Engine.sqlite.open(folder, SQLiteSettings())
            let report = try await store.read { try $0.seatReport() }
            #expect(report.isRight)
            let counts = report.pools.map { "\($0.pool.level) \($0.recounted.held)" }
            #expect(counts == ["junior 2", "intermediate 1"])
            let place = try store.point {
                try $0.seat(of: FilingID(rawValue: 3), at: Fixture.start)
            }
            #expect(place?.standing == .held)
            #expect(place?.since == Instant(ms: 45))
            await store.close()
        }
    }
}
