// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

/// Filters of the queue that few filings pass, and that have an index of their own.
@Suite struct RareQueueTests {
    private static let flagChoices: [[ReviewFlag]] = [
        [], [], [], [.scanDoubt], [.numberMismatch, .scanDoubt], [.refiled],
    ]

    /// Waiting filings of both regions, some flagged, some with a decision that waits, some claimed.
    private static func fill(
        _ count: Int, _ people: [AccountID], _ random: inout SeededGenerator,
        in transaction: Transaction
    ) throws {
        for number in 0..<count {
            let draft = try transaction.draft(
                of: try transaction.applicant(number),
                level: [.junior, .senior].randomElement(using: &random) ?? .junior,
                region: number % 7 == 0 ? Fixture.shanghai : Fixture.beijing)
            let at = Fixture.start + .minutes(Int64.random(in: 0...3_000, using: &random))
            let pending = try transaction.submit(draft, at: at)
            let flags = self.flagChoices.randomElement(using: &random) ?? []
            _ = try transaction.flag(pending, as: ReviewFlags(flags), files: [])
            guard number % 7 != 0, number % 3 == 0 else { continue }
            let held = try transaction.claim(pending, by: people[number % people.count], at: at)
            guard number % 2 == 0 else { continue }
            try self.propose(held, by: people[number % people.count], at: at, in: transaction)
        }
    }

    private static func propose(
        _ held: Filing, by reviewer: AccountID, at now: Instant, in transaction: Transaction
    ) throws {
        let change = try held.decided(
            .reject(reasons: [.forged], text: "章是画的"), claim: try #require(held.claim).id,
            by: reviewer, role: .reviewer, seen: held.revision, now: now,
            calendar: Fixture.calendar)
        try transaction.save(change, expecting: held.revision, step: Fixture.sealed("proposed"))
    }

    /// Every combination of what is asked for.
    private static func filters(_ viewers: [QueueFilter.Free?]) -> [QueueFilter] {
        var filters: [QueueFilter] = []
        for stage in [nil, .first, .second] as [ReviewStage?] {
            for flags in [[], [.scanDoubt], [.refiled, .numberMismatch]] as [[ReviewFlag]] {
                for level in [nil, .senior] as [Level?] {
                    filters += viewers.map {
                        QueueFilter(
                            region: Fixture.beijing, level: level, free: $0,
                            submittedUntil: level == nil ? nil : Fixture.start + .minutes(2_000),
                            flags: ReviewFlags(flags), stage: stage)
                    }
                }
            }
        }
        return filters
    }

    @Test(arguments: Engine.available, [3, 100])
    func `every filter has the general statement's answer, page by page`(
        engine: Engine, pageSize: Int
    ) async throws {
        try await engine.withStore { store in
            let people = try await store.write { transaction in
                var random = SeededGenerator(state: 17)
                let people = try ["first", "second"].map { try transaction.reviewer($0) }
                try Self.fill(90, people, &random, in: transaction)
                return people
            }
            let now = Fixture.start + .minutes(1_500)
            let filters = Self.filters([
                nil, .init(for: people[0], at: now),
                .init(for: people[1], role: .supervisor, at: now),
            ])
            var answers = 0
            for filter in filters {
                let whole = try store.point {
                    try $0.queue(filter, by: .filingQueue, after: .start, limit: 100)
                }
                var paged: [QueuedFiling] = []
                var position = QueuePosition.start
                while true {
                    let page = try store.point {
                        try $0.queue(filter, after: position, limit: pageSize)
                    }
                    guard let last = page.last else { break }
                    paged += page
                    position = last.position
                }
                #expect(paged == whole, "\(filter)")
                #expect(whole.allSatisfy { Self.wanted($0, by: filter) })
                answers += whole.isEmpty ? 0 : 1
            }
            // The filters are not all of the kind that finds nothing.
            #expect(answers > filters.count / 2)
        }
    }

    private static func wanted(_ filing: QueuedFiling, by filter: QueueFilter) -> Bool {
        (filter.stage == nil || (filter.stage == .second) == filing.isSecondLook)
            && (filter.flags == .none || filing.flags.bits & filter.flags.bits != 0)
            && (filter.level == nil || filing.level == filter.level)
    }

    @Test func `the statements differ in the condition of their index alone`() {
        func lines(_ statement: Statement) -> [Substring] {
            statement.sql.description.split(separator: "\n")
        }
        let general = lines(.filingQueue)
        let more: [(Statement, Substring)] = [
            (.filingQueueLooks, "    AND look_revision IS NOT NULL"),
            (.filingQueueFlagged, "    AND flags <> 0"),
        ]
        for (statement, line) in more {
            var rest = lines(statement)
            let place = rest.firstIndex(of: line)
            #expect(place != nil)
            if let place { rest.remove(at: place) }
            #expect(rest == general)
        }
    }

    @Test func `each filter takes the statement of the fewest rows`() {
        func statement(_ flags: [ReviewFlag], _ stage: ReviewStage?) -> Statement {
            .queue(
                for: QueueFilter(
                    region: Fixture.beijing, level: nil, free: nil, flags: ReviewFlags(flags),
                    stage: stage))
        }
        #expect(statement([], nil) === Statement.filingQueue)
        #expect(statement([], .first) === Statement.filingQueue)
        #expect(statement([.refiled], nil) === Statement.filingQueueFlagged)
        #expect(statement([.refiled], .first) === Statement.filingQueueFlagged)
        #expect(statement([], .second) === Statement.filingQueueLooks)
        #expect(statement([.refiled], .second) === Statement.filingQueueLooks)
    }
}
