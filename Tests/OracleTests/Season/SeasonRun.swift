// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import FilingServer
import FilingStore
import FilingTestKit

/// Drives the real thing and the naive model side by side, from one moment to the next.
///
/// Both are looked at a millisecond before whatever time brings, and when it has brought it.
struct SeasonRun {
    private(set) var fates: SeasonFates
    private(set) var rows = SeasonRows()
    /// Where they differ, the first of it.
    private(set) var faults: [String] = []
    /// Texts that had to be sent again.
    private(set) var sentInVain: [SeasonPhones.Text] = []
    /// How often a worker has died.
    private(set) var deaths = 0
    /// How many things people did.
    private(set) var acts = 0
    /// How often each refusal came, as it had to.
    private(set) var refusals: [String: Int] = [:]
    let plan: ExamPlan
    let phones = SeasonPhones()
    private let clock: VirtualClock
    private var indices: [FilingID: Int] = [:]
    private let random: SeededRandom

    var model: NaiveSeason { self.fates.model }
    var now: Int64 { self.clock.now().ms }

    init(seed: UInt64, days: DayTable, firstDay: Int, filings: Int) throws {
        self.fates = SeasonFates(seed: seed, days: days, firstDay: firstDay, filings: filings)
        self.random = SeededRandom(seed: seed &+ 1_000)
        self.clock = VirtualClock(now: Instant(ms: DayTable.midnight(firstDay)))
        self.plan = try Self.plan(
            from: DayTable.midnight(firstDay), closes: self.fates.model.closes)
    }

    /// The plan that ships, with the season's windows and an exam behind them.
    private static func plan(from start: Int64, closes: [Int64]) throws -> ExamPlan {
        var plan = ExamPlan.sampling(percent: 0)
        var regions: [RegionCode: RegionPlan] = [:]
        for (code, end) in zip(SeasonFates.codes, closes) {
            regions[try RegionCode(text: code)] = RegionPlan(
                opens: Instant(ms: start), closes: Instant(ms: end), cutOff: nil,
                seats: [.junior: 30_000], hotline: "")
        }
        plan.version = "season"
        plan.examDays = [Instant(ms: start + 570 * 86_400_000).dateInChina]
        plan.regions = regions
        return plan
    }

    /// Goes on until a moment, on a database that was just opened.
    mutating func go(until end: Int64, in folder: DataFolder) async throws {
        let plan = self.plan
        folder.store.allotSeats(
            by: SeatOffice(plan: { plan }))
        var jobs = SeasonJobs(
            folder, clock: self.clock, phones: self.phones, random: self.random)
        while self.now < end {
            let stop = try await self.act(until: end, in: folder)
            let isMoment = self.model.nextMoment(after: stop - 1) == stop
            let isFive = Self.isFive(stop)
            if isMoment || isFive {
                self.clock.advance(by: Span(ms: stop - 1 - self.now))
                try await jobs.remind()
                try self.compare(in: folder.store, isMoment: isMoment, isFive: isFive)
            }
            self.clock.advance(by: Span(ms: stop - self.now))
            try await jobs.run()
            self.fates.pass(to: stop)
            try self.compare(in: folder.store, isMoment: isMoment, isFive: isFive)
            if Self.isMidnight(stop) {
                try self.compareDay(in: folder.store)
                self.fates.tidy()
            }
        }
        self.sentInVain += jobs.sentInVain
        self.deaths += jobs.deaths
    }

    /// Everything that people do before the next moment at which time does something.
    private mutating func act(until end: Int64, in folder: DataFolder) async throws -> Int64 {
        let desk = SeasonDesk(plan: self.plan, keys: folder.keys, personal: folder.personal)
        var stop = min(end, Self.fixed(after: self.now), self.model.nextMoment(after: self.now))
        if let reminder = try folder.store.point({ try $0.nextReminder() }) {
            stop = min(stop, max(reminder.ms, self.now + 1))
        }
        while true {
            var some: [SeasonAct] = []
            var hasMoved = false
            while !hasMoved, let next = self.fates.next(before: stop) {
                some.append(next)
                // An extension makes other moments.
                if case .extend = next.deed {
                    hasMoved = true
                    stop = min(stop, self.model.nextMoment(after: next.at))
                }
            }
            try await self.perform(some, by: desk, in: folder.store)
            guard hasMoved else { return stop }
        }
    }

    private mutating func perform(
        _ acts: [SeasonAct], by desk: SeasonDesk, in store: any Store
    ) async throws {
        guard !acts.isEmpty else { return }
        let rows = self.rows
        let (after, outcomes) = try await store.write { transaction in
            var rows = rows
            let outcomes = try acts.map {
                try desk.perform($0, on: &rows, in: transaction)
            }
            return (rows, outcomes)
        }
        for (act, outcome) in zip(acts, outcomes) {
            if outcome != act.refusal {
                self.differ("\(act.deed): \(outcome ?? "done"), not \(act.refusal ?? "done")")
            }
            if let refusal = act.refusal { self.refusals[refusal, default: 0] += 1 }
        }
        for index in rows.filings.count..<after.filings.count {
            self.indices[after.filings[index]] = index
        }
        self.rows = after
        self.acts += acts.count
    }

    // MARK: What it needs for comparing

    mutating func takeTouched() -> Set<Int> { self.fates.takeTouched() }

    /// The model's name of a filing.
    func index(of filing: FilingID) -> Int { self.indices[filing] ?? -1 }

    /// Notes a difference.
    mutating func differ(_ what: String) {
        let clock = Instant(ms: self.now).textInChina
        if self.faults.count < 20 { self.faults.append("\(clock) \(what)") }
    }

    /// Every end of work and every midnight, whether or not the model has anything then.
    private static func fixed(after now: Int64) -> Int64 {
        let day = DayTable.day(of: now)
        return now < DayTable.five(day) ? DayTable.five(day) : DayTable.midnight(day + 1)
    }

    private static func isFive(_ now: Int64) -> Bool {
        now == DayTable.five(DayTable.day(of: now))
    }

    private static func isMidnight(_ now: Int64) -> Bool {
        now == DayTable.midnight(DayTable.day(of: now))
    }
}
