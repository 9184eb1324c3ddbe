// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Foundation
import Testing

/// The seats of the store against lists, step by step.
@Suite(.timeLimit(.minutes(30)), .serialized) struct SeatModelTests {
    private static let steps =
        ProcessInfo.processInfo.environment["FILING_SLOW_TESTS"] == nil ? 10_000 : 1_000_000
    /// Steps in one write: it is the statements that are tried here, not the commits.
    private static let batch = 500
    private static let people = 40
    private static let levels: [Level] = [.junior, .intermediate]

    private static func pool(_ index: Int) -> SeatPool {
        SeatPool(exam: .socialWork2026, region: Fixture.beijing, level: self.levels[index])
    }

    @Test(arguments: Engine.available, [1, 2] as [UInt64])
    func `a million random steps leave what plain lists say, and never oversell`(
        engine: Engine, seed: UInt64
    ) async throws {
        try await engine.withStore { store in
            let desk = TestSeatDesk()
            store.allotSeats(by: desk)
            let owners = try await store.write { transaction in
                try (0..<Self.people).map { try Self.person($0, in: transaction) }
            }
            var walk = Walk(seed: seed, desk: desk, owners: owners)
            for _ in stride(from: 0, to: Self.steps / 2, by: Self.batch) {
                let before = walk
                walk = try await store.write { transaction in
                    var walk = before
                    for _ in 0..<Self.batch { try walk.step(transaction) }
                    try walk.compareAll(transaction)
                    return walk
                }
            }
            #expect(try await store.read { try $0.seatReport() }.pools.allSatisfy(\.isRight))
            #expect(walk.offers > Self.steps / 100)
            #expect(walk.refusals > Self.steps / 100)
        }
    }

    /// An applicant and three filings that have ended, which lend their numbers.
    private static func person(
        _ number: Int, in transaction: Transaction
    ) throws -> (AccountID, [FilingID]) {
        let owner = try transaction.applicant(number)
        let filings = try (0..<3).map { _ in
            let draft = try transaction.draft(of: owner)
            try transaction.save(
                draft.withdrawn(seen: draft.revision, now: Fixture.start),
                expecting: draft.revision)
            return draft.id
        }
        return (owner, filings)
    }

    /// One person of the walk.
    private struct Person {
        let owner: AccountID
        let filings: [FilingID]
        var turn = 0
        var pool = 0
        var isSubmitted = false

        var filing: FilingID { self.filings[self.turn % self.filings.count] }
    }

    /// The walk: what is done, the model beside it, and the clock.
    private struct Walk: Sendable {
        private var random: SeededGenerator
        private let desk: TestSeatDesk
        private var people: [Person]
        private var model = NaiveSeats(pools: [.init(capacity: 9), .init(capacity: 5)])
        private var now = Fixture.start
        var offers = 0
        var refusals = 0

        init(seed: UInt64, desk: TestSeatDesk, owners: [(AccountID, [FilingID])]) {
            self.random = SeededGenerator(state: seed)
            self.desk = desk
            self.people = owners.map { Person(owner: $0.0, filings: $0.1) }
            for (index, pool) in self.model.pools.enumerated() {
                desk.set(pool.capacity, of: SeatModelTests.pool(index))
            }
        }

        private mutating func draw(_ below: Int) -> Int {
            Int.random(in: 0..<below, using: &self.random)
        }

        mutating func step(_ transaction: Transaction) throws {
            self.now = self.now + Span.minutes(Int64(self.draw(90)))
            let who = self.draw(self.people.count)
            switch self.draw(20) {
            case 0:
                let pool = self.draw(2)
                let capacity = self.draw(14)
                self.model.pools[pool].capacity = capacity
                self.desk.set(capacity, of: SeatModelTests.pool(pool))
            case 1:
                for pool in 0..<2 {
                    self.model.settle(pool, self.now)
                    try transaction.settleSeats(of: SeatModelTests.pool(pool), at: self.now)
                }
            default:
                try self.people[who].isSubmitted
                    ? self.leave(who, transaction) : self.draft(who, transaction)
            }
            try self.compare(transaction)
        }

        private func filing(_ who: Int) throws -> Filing {
            let person = self.people[who]
            let number = try #require(FilingNumber(region: Fixture.beijing, digits: UInt32(who)))
            return Filing(
                id: person.filing, number: number, owner: person.owner, exam: .socialWork2026,
                level: SeatModelTests.levels[person.pool], region: Fixture.beijing, state: .draft,
                revision: Revision(rawValue: 1), stateSince: self.now, createdAt: self.now,
                submittedAt: nil, claim: nil, supplementKinds: [], supplementDeadline: nil,
                clock: .none)
        }

        /// A draft: handed in, edited or withdrawn.
        private mutating func draft(_ who: Int, _ transaction: Transaction) throws {
            switch self.draw(8) {
            case 0:
                self.people[who].pool = 1 - self.people[who].pool
                if self.holdsThisFiling(who, transaction),
                    self.model.pool(of: who) != self.people[who].pool
                {
                    self.model.free(who, self.now)
                }
                try transaction.settleSeat(of: self.filing(who), by: .follow, at: self.now)
            case 1:
                // A filing that ended leaves its seat to the next one.
                guard self.holdsThisFiling(who, transaction) else { return }
                self.model.free(who, self.now)
                try transaction.settleSeat(of: self.filing(who), by: .free, at: self.now)
                self.people[who].turn += 1
            default:
                try self.submit(who, wait: self.draw(3) > 0, transaction)
            }
        }

        private func holdsThisFiling(_ who: Int, _ transaction: Transaction) -> Bool {
            let place = try? transaction.seat(
                of: self.people[who].owner, for: .socialWork2026)
            return place?.filing == self.people[who].filing
        }

        private mutating func submit(
            _ who: Int, wait: Bool, _ transaction: Transaction
        ) throws {
            let person = self.people[who]
            let isNew = self.model.pool(of: who) != person.pool
            let expected = self.model.submit(who, person.pool, wait: wait, self.now)
            let filing = try self.filing(who)
            if wait, let place = try transaction.waitIfFull(for: filing, at: self.now) {
                let position = try #require(try transaction.position(of: place))
                #expect(expected == .waiting(position))
                return
            }
            do {
                try transaction.settleSeat(of: filing, by: .reserve, at: self.now)
                #expect(expected == .seated)
                self.people[who].isSubmitted = true
                let held = try transaction.count(of: SeatModelTests.pool(person.pool)).held
                #expect(
                    !isNew || held <= self.model.pools[person.pool].capacity, "oversold")
            } catch let refusal as Refusal {
                #expect(refusal.reason == .seatsFull)
                #expect(expected == .full)
                self.refusals += 1
            }
        }

        /// A submitted filing: withdrawn, lapsed, revoked, rejected, or taken back to be edited.
        private mutating func leave(_ who: Int, _ transaction: Transaction) throws {
            switch self.draw(4) {
            case 0:
                self.model.free(who, self.now)
                try transaction.settleSeat(of: self.filing(who), by: .free, at: self.now)
                self.people[who].turn += 1
            case 1:
                self.model.keep(who, self.now)
                try transaction.settleSeat(of: self.filing(who), by: .keepForGrace, at: self.now)
                // The next filing takes it along.
                self.people[who].turn += 1
            case 2:
                self.model.keep(who, self.now)
                try transaction.settleSeat(of: self.filing(who), by: .keepForGrace, at: self.now)
            default:
                return
            }
            self.people[who].isSubmitted = false
        }

        /// Counters, invariants, and the order of the offers.
        private mutating func compare(_ transaction: Transaction) throws {
            for (index, pool) in self.model.pools.enumerated() {
                let count = try transaction.count(of: SeatModelTests.pool(index))
                #expect(count.held == pool.seats.count)
                #expect(count.waiting == pool.queue.count)
            }
            let offered = self.model.events.compactMap { event -> AccountID? in
                guard case .offered(let who) = event else { return nil }
                return self.people[who].owner
            }
            let told = self.desk.takeTold()
            #expect(
                told.compactMap { told -> AccountID? in
                    guard case .offered = told.event else { return nil }
                    return told.owner
                } == offered)
            #expect(told.count == self.model.events.count)
            self.offers += offered.count
            self.model.events = []
        }

        /// Every seat and every place.
        func compareAll(_ transaction: Transaction) throws {
            for (who, person) in self.people.enumerated() {
                let place = try transaction.seat(of: person.owner, for: .socialWork2026)
                guard let index = self.model.pool(of: who) else {
                    #expect(place == nil)
                    continue
                }
                #expect(place?.pool == SeatModelTests.pool(index))
                let pool = self.model.pools[index]
                if let at = pool.queue.firstIndex(of: who) {
                    #expect(try place.flatMap { try transaction.position(of: $0) } == at + 1)
                } else {
                    let seat = pool.seats.first { $0.person == who }
                    #expect(place?.standing.until == seat?.until)
                    #expect((place?.standing == .held) == (seat?.until == nil))
                }
            }
        }
    }
}
