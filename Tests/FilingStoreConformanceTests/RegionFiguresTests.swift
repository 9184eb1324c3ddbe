// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Foundation
import Testing

/// A region's figures against a count by hand of what was done.
@Suite struct RegionFiguresTests {
    /// One decision that took effect, as the test wrote it down.
    private struct Done {
        let region: RegionCode
        let state: FilingState
        let at: Instant
        let waited: Int64
        let isFirst: Bool
        let due: Instant?
    }

    /// One second look that ended.
    private struct Looked {
        let region: RegionCode
        let at: Instant
        let agreed: Bool
    }

    /// Everything that was done, by the test's own account.
    private struct Account {
        var done: [Done] = []
        var looked: [Looked] = []
        var filings: [Filing] = []
    }

    private static let decisions: [ReviewDecision] = [
        .approve(text: ""), .reject(reasons: [.unreadable], text: ""),
        .reject(reasons: [.forged], text: ""),
    ]

    @Test(arguments: Engine.available, [1, 2, 3] as [UInt64])
    func `what is counted is what was done`(engine: Engine, seed: UInt64) async throws {
        try await engine.withStore { store in
            let account = try await store.write { try Self.season(seed, in: $0) }
            #expect(account.looked.contains { $0.agreed } && account.looked.contains { !$0.agreed })
            let days = (0...20).map { Fixture.start + .hours(24 * $0) }
            for region in [Fixture.beijing, Fixture.shanghai] {
                for (from, until) in [
                    (days[0], days[20]), (days[2], days[5]), (days[5], days[5]),
                    (days[19], days[20]),
                ] {
                    let got = try store.point {
                        try $0.decisions(of: region, from: from, until: until)
                    }
                    try Self.compare(got, account, region, from, until)
                }
                let now = days[9]
                let backlog = try store.point { try $0.backlog(of: region, at: now) }
                Self.compare(backlog, account, region, now)
            }
        }
    }

    /// 60 filings of two regions, handed in, decided, looked at again and supplemented at random.
    private static func season(_ seed: UInt64, in transaction: Transaction) throws -> Account {
        var random = SeededGenerator(state: seed)
        var account = Account()
        let reviewer = try transaction.reviewer("reviewer")
        let supervisor = try transaction.reviewer("supervisor")
        for number in 0..<60 {
            let region = number % 3 == 0 ? Fixture.shanghai : Fixture.beijing
            var now = Fixture.start + .minutes(Int64(random.next() % 10_000))
            var filing = try transaction.submit(
                try transaction.draft(
                    of: try transaction.applicant(number), region: region, at: now), at: now)
            var isFirst = true
            while filing.state == .pending {
                now = now + .minutes(Int64(random.next() % 4_000))
                filing = try transaction.claim(filing, by: reviewer, at: now)
                // A third is left where it stands, held or not.
                if random.next() % 3 == 0 {
                    break
                }
                let decision = try Self.decision(&random)
                let draw: SecondLookDraw = random.next() % 2 == 0 ? .picked : .passes
                let before = filing
                var change = try Self.decide(
                    filing, decision, by: reviewer, .reviewer, draw, now)
                try Self.save(change, after: filing, in: transaction)
                filing = change.filing
                if filing.secondLook != nil {
                    if random.next() % 4 == 0 { break }
                    now = now + .minutes(Int64(random.next() % 600))
                    let held = try #require(
                        try filing.claimed(by: supervisor, role: .supervisor, now: now))
                    try transaction.save(held, expecting: filing.revision)
                    filing = held.filing
                    let agrees = random.next() % 3 != 0
                    change =
                        agrees
                        ? try Self.confirm(filing, decision, by: supervisor, now)
                        : try Self.decide(
                            filing, .approve(text: ""), by: supervisor, .supervisor, .passes,
                            now)
                    try Self.save(change, after: filing, in: transaction)
                    filing = change.filing
                    account.looked.append(Looked(region: region, at: now, agreed: agrees))
                }
                account.done.append(
                    Done(
                        region: region, state: filing.state, at: now,
                        waited: now.ms - (before.submittedAt?.ms ?? 0), isFirst: isFirst,
                        due: before.clock.due))
                isFirst = false
                guard filing.state == .supplement, random.next() % 2 == 0 else { continue }
                now = now + .minutes(Int64(random.next() % 600))
                filing = try transaction.submit(filing, at: now)
            }
            account.filings.append(filing)
        }
        return account
    }

    private static func decision(_ random: inout SeededGenerator) throws -> ReviewDecision {
        guard random.next() % 3 != 0 else {
            return .supplement(
                items: [try SupplementItem(kind: .workProof, reason: .noSeal, text: "")],
                reasons: [], text: "")
        }
        return try #require(Self.decisions.randomElement(using: &random))
    }

    private static func decide(
        _ filing: Filing, _ decision: ReviewDecision, by person: AccountID, _ role: Role,
        _ draw: SecondLookDraw, _ now: Instant
    ) throws -> FilingChange {
        try filing.decided(
            decision, claim: try #require(filing.claim).id, by: person, role: role,
            seen: filing.revision, draw: draw, among: Fixture.supervisors, now: now,
            calendar: Fixture.calendar)
    }

    private static func confirm(
        _ filing: Filing, _ decision: ReviewDecision, by person: AccountID, _ now: Instant
    ) throws -> FilingChange {
        try filing.confirmed(
            decision, claim: try #require(filing.claim).id, by: person, role: .supervisor,
            seen: filing.revision, now: now, calendar: Fixture.calendar)
    }

    private static func save(
        _ change: FilingChange, after filing: Filing, in transaction: Transaction
    ) throws {
        try transaction.save(
            change, expecting: filing.revision,
            step: change.step?.hasWords == true ? Fixture.sealed("call") : nil)
    }

    private static func compare(
        _ got: RegionDecisions, _ account: Account, _ region: RegionCode, _ from: Instant,
        _ until: Instant
    ) throws {
        let done = account.done.filter { $0.region == region && $0.at >= from && $0.at < until }
        let looked = account.looked.filter {
            $0.region == region && $0.at >= from && $0.at < until
        }
        #expect(got.approved == UInt64(done.count { $0.state == .approved }))
        #expect(got.rejected == UInt64(done.count { $0.state == .rejected }))
        #expect(got.supplements == UInt64(done.count { $0.state == .supplement }))
        let first = done.filter(\.isFirst)
        #expect(got.first == UInt64(first.count))
        let waits = first.map(\.waited).sorted()
        // The smallest wait that at least so many tenths of all do not exceed, found by counting.
        func quantile(_ tenths: Int) -> Int64? {
            waits.first { wait in waits.count { $0 <= wait } * 10 >= waits.count * tenths }
        }
        #expect(got.median?.ms == quantile(5))
        #expect(got.ninthDecile?.ms == quantile(9))
        #expect(got.timed == UInt64(first.count { $0.due != nil }))
        #expect(
            got.inTime
                == UInt64(first.count { done in done.due.map { done.at < $0 } ?? false }))
        #expect(got.confirmed == UInt64(looked.count { $0.agreed }))
        #expect(got.changed == UInt64(looked.count { !$0.agreed }))
    }

    private static func compare(
        _ got: RegionBacklog, _ account: Account, _ region: RegionCode, _ now: Instant
    ) {
        let open = account.filings.filter { $0.region == region && $0.state == .pending }
        func count(_ states: Set<ReviewClockState>) -> UInt64 {
            UInt64(open.count { states.contains($0.clock.state(at: now)) })
        }
        #expect(got.open == UInt64(open.count))
        #expect(got.claimed == UInt64(open.count { $0.runningClaim(at: now) != nil }))
        #expect(got.secondLook == UInt64(open.count { $0.secondLook != nil }))
        #expect(got.dueSoon == count([.dueSoon]))
        #expect(got.overdue == count([.overdue, .stale]))
        #expect(got.stale == count([.stale]))
        #expect(got.oldestDue == open.compactMap(\.clock.due).min())
        #expect(
            got.supplement
                == UInt64(
                    account.filings.count { $0.region == region && $0.state == .supplement }))
    }

    /// The step that brings the outcomes.
    private static let step = Migration.v015

    @Test func `decisions from before there were figures are counted, too`() async throws {
        try await Engine.withFolder { folder in
            let path = folder.appending(path: "filing.sqlite").path
            let old = try SQLiteConnection(path: path, .writing, settings: SQLiteSettings())
            try old.run(script: "CREATE TABLE schema_version (version INTEGER PRIMARY KEY)")
            for migration in Migration.all where migration.version < Self.step.version {
                try old.run(script: migration.script)
                try old.run(
                    .schemaVersionInsert, ["version": .integer(migration.version)]
                ) { _ in }
            }
            // Handed in at 100, supplement at 300, again at 500, approved at 900.
            try old.run(
                script: """
                    INSERT INTO account (account_id, user_name, role, credential, epoch, created_ms)
                    VALUES (1, 'somebody', 1, x'00', 0, 1);
                    INSERT INTO filing (
                        filing_id, number_region, number_digits, owner_id, exam, level, region,
                        words, state, live, revision, state_since_ms, created_ms, submitted_ms)
                    VALUES (1, 11, 111, 1, 'sw-2026', 1, 11, x'00', 4, 1, 7, 900, 1, 500);
                    INSERT INTO history (filing_id, revision, action, role, state, at_ms, reasons)
                    VALUES (1, 1, 'create', 1, 1, 1, 0), (1, 2, 'submit', 1, 2, 100, 0),
                        (1, 3, 'claim', 2, 2, 200, 0), (1, 4, 'supplement', 2, 3, 300, 0),
                        (1, 5, 'submit', 1, 2, 500, 0), (1, 6, 'claim', 2, 2, 700, 0),
                        (1, 7, 'approve', 2, 4, 900, 0);
                    """)
            try old.close()

            let store = try Engine.sqlite.open(folder, SQLiteSettings())
            let figures = try store.point {
                try $0.decisions(
                    of: Fixture.beijing, from: Instant(ms: 0), until: Instant(ms: 1_000))
            }
            #expect(figures.approved == 1 && figures.supplements == 1 && figures.rejected == 0)
            #expect(figures.first == 1 && figures.timed == 0)
            #expect(figures.median?.ms == 200)
            await store.close()
        }
    }
}
