// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
@testable import FilingStoreSQLite
import Foundation
import Testing

/// What is due when, as it is stored.
@Suite struct DeadlineVerbTests {
    private static let item = SupplementItemFixture.idFront

    /// Open supplements of different people, all asked for at the fixture's start.
    private static func supplements(
        _ count: Int, in store: any Store, region: RegionCode = Fixture.beijing, lastDay: String
    ) async throws -> [Filing] {
        try await store.write { transaction in
            let reviewer = try transaction.reviewer("clerk-\(region.text)", region: region)
            return try (0..<count).map { number in
                let owner = try transaction.applicant(Int(region.rawValue) * 1_000 + number)
                let draft = try transaction.draft(of: owner, region: region)
                let pending = try transaction.submit(draft, at: Fixture.start)
                let claimed = try transaction.claim(pending, by: reviewer, at: Fixture.start)
                return try transaction.decide(
                    claimed,
                    .supplement(
                        items: [self.item], reasons: [], text: "",
                        lastDay: CivilDate(text: lastDay)),
                    by: reviewer, at: Fixture.start)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `clock and deadline come back as they were saved, and the history tells the deadline`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let asked = try await Self.supplements(1, in: store, lastDay: "2026-02-06")[0]
            #expect(try store.point { try $0.filing(asked.id) } == asked)
            let line = try store.point { try $0.lastDecision(on: asked.id) }
            #expect(line?.due == asked.supplementDeadline?.set)
            #expect(line?.due == Instant(endOfWorkOn: try #require(CivilDate(text: "2026-02-06"))))
            let answered = try await store.write {
                try $0.submit(asked, at: Fixture.start + .day)
            }
            #expect(answered.clock.due != nil)
            #expect(try store.point { try $0.filing(asked.id) } == answered)
        }
    }

    @Test(arguments: Engine.available)
    func `one row extends every open supplement of its region and exam, and no other`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let here = try await Self.supplements(3, in: store, lastDay: "2026-02-06")
            let there = try await Self.supplements(
                1, in: store, region: Fixture.shanghai, lastDay: "2026-02-06")[0]
            let days = DeadlineExtension(
                at: Fixture.start + .day, step: .days(2), reason: "停电")
            let until = DeadlineExtension(
                at: Fixture.start + .day + .day,
                step: .until(Fixture.start + Span(ms: 20 * Span.day.ms)),
                reason: "again")
            let ids = try await store.write { transaction in
                let by = try transaction.reviewer("supervisor")
                return [
                    try transaction.insert(
                        days, of: Fixture.beijing, exam: .socialWork2026, by: by),
                    try transaction.insert(
                        until, of: Fixture.beijing, exam: .socialWork2026, by: by),
                    try transaction.insert(
                        days, of: Fixture.shanghai, exam: ExamCode(rawValue: "sw-2027"), by: by),
                ]
            }
            #expect(ids == [1, 2, 3])
            try store.point { snapshot in
                #expect(
                    try snapshot.extensions(of: Fixture.beijing, exam: .socialWork2026)
                        == [days, until])
                for filing in here {
                    let read = try snapshot.filing(filing.id)
                    #expect(read.supplementDeadline?.set == filing.supplementDeadline?.set)
                    #expect(
                        read.supplementDeadline?.due == Fixture.start + Span(ms: 20 * Span.day.ms))
                }
                #expect(try snapshot.filing(there.id) == there)
            }
            // Saving what was read keeps the deadline as it was set.
            let read = try store.point { try $0.filing(here[0].id) }
            let uploaded = try read.withMaterial(.idFront, now: Fixture.start + .day)
            try await store.write { try $0.save(uploaded, expecting: read.revision) }
            #expect(try store.point { try $0.filing(read.id) } == uploaded.filing)
        }
    }

    @Test(arguments: Engine.available, [1, 2, 5, 50])
    func `pages of supplements that were due hold each of them once`(
        engine: Engine, limit: Int
    ) async throws {
        try await engine.withStore { store in
            let early = try await Self.supplements(5, in: store, lastDay: "2026-02-05")
            let late = try await Self.supplements(
                4, in: store, region: Fixture.shanghai, lastDay: "2026-02-06")
            let due = try #require(late[0].supplementDeadline?.due)
            func pages(_ now: Instant) throws -> [FilingID] {
                var found: [FilingID] = []
                var last: Filing?
                while true {
                    let page = try store.point {
                        try $0.supplements(dueBy: now, after: last, limit: limit)
                    }
                    guard let end = page.last else { return found }
                    found += page.map(\.id)
                    last = end
                }
            }
            #expect(try pages(Instant(ms: due.ms - 1)) == early.map(\.id))
            #expect(try pages(due) == (early + late).map(\.id))
        }
    }

    @Test(arguments: Engine.available)
    func `the queue is filtered by the state of the clock to the millisecond, and by age`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            // Days 0, 1, 2 and 3 of a calendar without holidays; the start is a Sunday.
            let filings = try await store.write { transaction in
                try (0..<4).map { number in
                    try transaction.submit(
                        try transaction.draft(of: try transaction.applicant(number)),
                        at: Fixture.start + Span(ms: Int64(number) * Span.day.ms))
                }
            }
            func queue(
                _ state: ReviewClockState, _ now: Instant
            ) throws -> [FilingID] {
                let filter = QueueFilter(
                    region: Fixture.beijing, level: nil, free: nil,
                    due: QueueFilter.Due(state, at: now))
                return try store.point {
                    try $0.queue(filter, after: .start, limit: 50).map(\.id)
                }
            }
            for moment in filings.flatMap({ [$0.clock.due, $0.clock.stale] }).compactMap({ $0 }) {
                let lead = ReviewClock.dueSoonLead.ms
                for ms in [moment.ms - lead - 1, moment.ms - lead, moment.ms - 1, moment.ms] {
                    let now = Instant(ms: ms)
                    let states = filings.map { $0.clock.state(at: now) }
                    func ids(_ wanted: ReviewClockState...) -> [FilingID] {
                        zip(filings, states).filter { wanted.contains($0.1) }.map(\.0.id)
                    }
                    #expect(try queue(.dueSoon, now) == ids(.dueSoon))
                    #expect(try queue(.overdue, now) == ids(.overdue, .stale))
                    #expect(try queue(.stale, now) == ids(.stale))
                }
            }
            #expect(QueueFilter.Due(.running, at: Fixture.start) == nil)
            let aged = QueueFilter(
                region: Fixture.beijing, level: nil, free: nil,
                submittedUntil: Fixture.start + .day)
            #expect(
                try store.point { try $0.queue(aged, after: .start, limit: 50) }.map(\.id)
                    == filings.prefix(2).map(\.id))
        }
    }

    @Test(arguments: Engine.available)
    func `oldest due comes first, and what has no due moment stands by its submission`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let ids = try await store.write { transaction in
                // No calendar of 2027: the first has no due moment, the second a known one.
                let minutes: [Instant] = [
                    Instant(startOf: try #require(CivilDate(text: "2027-01-05"))),
                    Fixture.start, Fixture.start + .day,
                ]
                return try minutes.enumerated().map { number, at in
                    try transaction.submit(
                        try transaction.draft(of: try transaction.applicant(number)), at: at
                    ).id
                }
            }
            let filter = QueueFilter(region: Fixture.beijing, level: nil, free: nil)
            let queue = try store.point { try $0.queue(filter, after: .start, limit: 50) }
            #expect(queue.map(\.id) == [ids[1], ids[2], ids[0]])
            #expect(queue.map { $0.clock.due == nil } == [false, false, true])
        }
    }

    @Test func `the queue and the sweep are one range of one index each`() async throws {
        // Who is kept from a filing is looked up by its key, where anybody is.
        let recusals = [
            "CORRELATED SCALAR SUBQUERY 1",
            "SEARCH h USING INDEX sqlite_autoindex_handover_1 (filing_id=?)",
        ]
        let plans: [(Statement, String, [String])] = [
            (.filingQueue, "SEARCH filing USING INDEX filing_queue (region=? AND ", recusals),
            (
                .filingQueueLooks,
                "SEARCH filing USING INDEX filing_queue_looks (region=? AND ", recusals
            ),
            (
                .filingQueueFlagged,
                "SEARCH filing USING INDEX filing_queue_flagged (region=? AND ", recusals
            ),
            (.supplementsDue, "SEARCH filing USING INDEX filing_supplement (", []),
            (.outcomeWaiting, "SEARCH filing USING INDEX filing_queue (region=?)", []),
            (
                .outcomeCounts,
                "SEARCH review_outcome USING INDEX review_outcome_region (region=? AND ", []
            ),
            (
                .outcomeLooks,
                "SEARCH second_look USING INDEX second_look_region (region=? AND ", []
            ),
        ]
        try await Engine.withFolder { folder in
            let connection = try SQLiteConnection(
                path: folder.appending(path: "filing.sqlite").path, .writing,
                settings: SQLiteSettings())
            try Schema.bringUpToDate(connection)
            for (statement, plan, inner) in plans {
                let said = QueryPlan.steps(of: statement, on: connection)
                // No second step: nothing is sorted.
                #expect(said.first?.hasPrefix(plan) == true, "\(said)")
                #expect(Array(said.dropFirst()) == inner, "\(said)")
            }
            try connection.close()
        }
    }
}

private enum SupplementItemFixture {
    static let idFront: SupplementItem = {
        do {
            return try SupplementItem(kind: .idFront, reason: .unreadable, text: "")
        } catch {
            preconditionFailure("\(error)")
        }
    }()
}
