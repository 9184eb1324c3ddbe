// SPDX-License-Identifier: Apache-2.0

import FilingTestKit

/// What becomes of everybody: chance from a seed decides, and the naive model says what comes of it.
struct SeasonFates {
    private(set) var model: NaiveSeason
    var agenda = SeasonAgenda()
    let random: SeededRandom
    private let limit: Int
    let starts: Int64
    private var reviewer = 0

    /// How regions work: days from a submit to its claim, from a tenth, and when nobody works.
    struct Region {
        let slowest: Double
        let away: [ClosedRange<Int>]
    }

    /// In the order of `codes`; days since the season began.
    static let regions = [
        Region(slowest: 2, away: []), Region(slowest: 4, away: []),
        Region(slowest: 12, away: []), Region(slowest: 3, away: [45...90, 190...215]),
        Region(slowest: 8, away: [250...290]), Region(slowest: 5, away: [20...75, 300...350]),
    ]
    static let codes = ["11", "31", "44", "51", "62", "66"]
    /// When their windows close, before any extension; the third one's ends early.
    static let windowDays = [396, 396, 150, 396, 396, 396]

    static let day = 86_400_000.0
    static let minute = 60_000.0

    /// - Parameter filings: how many are opened in all.
    init(seed: UInt64, days: DayTable, firstDay: Int, filings: Int) {
        let starts = DayTable.midnight(firstDay)
        self.starts = starts
        self.limit = filings
        self.random = SeededRandom(seed: seed)
        self.model = NaiveSeason(
            days: days,
            closes: Self.windowDays.map { starts + Int64($0) * Int64(Self.day) })
        self.agenda.add(.come, at: starts + 1)
        for (region, offset, step) in Self.extensions(starts) {
            self.agenda.add(
                .extend(region: region, step),
                at: starts + Int64(offset) * Int64(Self.day) + self.span(0, 1 * Self.day))
        }
    }

    /// Days of the season on which supervisors extend; the third region's window, to an odd moment.
    private static func extensions(
        _ starts: Int64
    ) -> [(region: Int, day: Int, step: SeasonAct.Step)] {
        let odd = starts + 162 * Int64(Self.day) + 59_400_000
        return [
            (0, 31, .days(1)), (0, 140, .days(3)), (0, 300, .days(2)), (1, 60, .days(7)),
            (1, 61, .days(1)), (2, 140, .until(odd)), (2, 155, .days(30)), (2, 185, .days(30)),
            (3, 99, .days(10)), (4, 20, .days(2)), (4, 170, .days(5)), (5, 120, .days(14)),
            (5, 260, .days(1)),
        ]
    }

    // MARK: Driving

    /// The next thing that happens before `end`; nil if nothing does.
    mutating func next(before end: Int64) -> SeasonAct? {
        while let at = self.agenda.next, at < end, let plan = self.agenda.take() {
            if let deed = self.deed(of: plan) {
                let refusal = self.model.apply(deed, at: plan.at)
                self.goOn(from: plan, deed, refusal)
                return SeasonAct(at: plan.at, deed: deed, refusal: refusal)
            }
        }
        return nil
    }

    mutating func pass(to now: Int64) { self.model.pass(to: now) }

    mutating func tidy() { self.model.tidy() }

    /// Persons who were told something since this was asked last.
    mutating func takeTouched() -> Set<Int> {
        defer { self.model.touched = [] }
        return self.model.touched
    }

    // MARK: Chance

    func chance(_ percent: UInt64) -> Bool { self.random.next() % 100 < percent }

    /// Milliseconds.
    func span(_ low: Double, _ high: Double) -> Int64 {
        let part = Double(self.random.next() % 1_000_000) / 1_000_000
        return Int64(low + (high - low) * part) + 1
    }

    mutating func nextReviewer() -> Int {
        self.reviewer += 1
        return self.reviewer
    }

    // MARK: From an intention to a deed

    /// Nil if it has come to nothing, or is put off.
    private mutating func deed(of plan: SeasonAgenda.Plan) -> SeasonAct.Deed? {
        switch plan.what {
        case .come:
            guard self.model.filings.count < self.limit else { return nil }
            // A sixth comes again: the rest is spread over most of the season.
            let gap = 330 * Self.day / Double(self.limit) * 1.1
            self.agenda.add(.come, at: plan.at + self.span(gap * 0.2, gap * 1.8))
            let region = Int(self.random.next() % UInt64(Self.regions.count))
            return .open(person: self.model.persons.count, region: region)
        case .comeAgain(let index):
            let filing = self.model.filings[index]
            let hasEnded = [.rejected, .withdrawn, .lapsed, .revoked].contains(filing.standing)
            // Whoever has another one already tries in vain.
            guard hasEnded, self.model.filings.count < self.limit else { return nil }
            return .open(person: filing.person, region: filing.region)
        case .submit(let index):
            return self.standing(index) == .draft ? .act(.submit, filing: index) : nil
        case .reopen(let index):
            return self.standing(index) == .pending ? .act(.reopen, filing: index) : nil
        case .withdraw(let index):
            let may = [.draft, .pending, .supplement].contains(self.standing(index))
            return may ? .act(.withdraw, filing: index) : nil
        case .answer(let index, let edge):
            return self.answer(index, edge, at: plan.at)
        case .claim(let index, let who):
            return self.standing(index) == .pending ? .act(.claim(by: who), filing: index) : nil
        case .finish(let index, let who, let finish):
            return self.finish(index, by: who, finish, at: plan.at)
        case .revoke(let index):
            return self.standing(index) == .approved ? .act(.revoke, filing: index) : nil
        case .acknowledge(let index):
            return .act(.acknowledge, filing: index)
        case .extend(let region, let step):
            return .extend(region: region, step)
        }
    }

    private func standing(_ index: Int) -> NaiveFiling.Standing {
        self.model.filings[index].standing
    }

    /// Put off if the deadline has been moved since it was meant to be met to the millisecond.
    private mutating func answer(
        _ index: Int, _ edge: SeasonAgenda.Edge, at now: Int64
    ) -> SeasonAct.Deed? {
        let filing = self.model.filings[index]
        let meant: Int64? =
            switch edge {
            case .whenever: nil
            case .lastMoment: filing.answerBy - 1
            case .firstTooLate: filing.answerBy
            }
        if filing.standing == .supplement, let meant, meant > now {
            self.agenda.add(.answer(index, edge), at: meant)
            return nil
        }
        let may = [.supplement, .lapsed].contains(filing.standing)
        return may ? .act(.answer, filing: index) : nil
    }

    private mutating func finish(
        _ index: Int, by who: Int, _ finish: SeasonAgenda.Finish, at now: Int64
    ) -> SeasonAct.Deed? {
        switch finish {
        case .release: return .act(.release(by: who), filing: index)
        case .tryAgain(let lastDay):
            return .act(.ask(by: who, lastDay: lastDay), filing: index)
        case .decide:
            switch self.random.next() % 100 {
            case 0..<45: return .act(.approve(by: who), filing: index)
            case 45..<63: return .act(.reject(by: who), filing: index)
            default:
                guard self.model.filings[index].rounds < 3 else {
                    return .act(.approve(by: who), filing: index)
                }
                return .act(.ask(by: who, lastDay: self.lastDay(from: now)), filing: index)
            }
        }
    }

    /// When usual mostly; now and then a day too early.
    private func lastDay(from now: Int64) -> Int? {
        guard self.chance(35) else { return nil }
        let today = DayTable.day(of: now)
        let earliest = self.model.days.working(2, after: today)
        return earliest - (self.chance(30) ? 1 : 0) + Int(self.random.next() % 4) * 3
    }
}
