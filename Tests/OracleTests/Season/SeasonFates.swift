// SPDX-License-Identifier: Apache-2.0

import FilingTestKit

/// What becomes of everybody: chance from a seed decides, and the naive model says what comes of it.
struct SeasonFates {
    private(set) var model: NaiveSeason
    private var agenda = SeasonAgenda()
    let random: SeededRandom
    private let limit: Int
    private let starts: Int64
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

    private static let day = 86_400_000.0
    private static let minute = 60_000.0

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

    private mutating func nextReviewer() -> Int {
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
        return earliest - (self.chance(15) ? 1 : 0) + Int(self.random.next() % 4) * 3
    }
}

// MARK: - What people do next

extension SeasonFates {
    /// Plans what follows from what was done.
    private mutating func goOn(
        from plan: SeasonAgenda.Plan, _ deed: SeasonAct.Deed, _ refusal: String?
    ) {
        let now = plan.at
        switch deed {
        case .extend: return
        case .open:
            guard refusal == nil else { return }
            self.afterOpening(self.model.filings.count - 1, at: now)
        case .act(let verb, let index):
            switch verb {
            case .submit, .answer:
                if refusal == nil { self.afterHandingIn(index, at: now) }
            case .reopen:
                guard refusal == nil else { return }
                self.agenda.add(
                    self.chance(90) ? .submit(index) : .withdraw(index),
                    at: now + self.span(10 * Self.minute, 6 * Self.day))
            case .claim(let who): self.afterClaim(index, by: who, refusal, at: now)
            case .release:
                self.agenda.add(
                    .claim(index, by: self.nextReviewer()), at: now + self.span(1, 2 * Self.day))
            case .approve, .reject, .ask: self.afterDecision(index, verb, refusal, at: now)
            case .withdraw:
                if refusal == nil, self.chance(25) {
                    self.agenda.add(.comeAgain(after: index), at: now + self.span(1, 9 * Self.day))
                }
            case .revoke:
                self.planAcknowledgement(of: index, at: now)
                self.agenda.add(.comeAgain(after: index), at: now + self.span(1, 9 * Self.day))
            case .acknowledge: return
            }
        }
    }

    private mutating func afterOpening(_ index: Int, at now: Int64) {
        switch self.random.next() % 100 {
        case 0..<6: return
        case 6..<10:
            self.agenda.add(.withdraw(index), at: now + self.span(1, 5 * Self.day))
        default:
            self.agenda.add(.submit(index), at: now + self.span(Self.minute, 9 * Self.day))
        }
    }

    private mutating func afterHandingIn(_ index: Int, at now: Int64) {
        let region = Self.regions[self.model.filings[index].region]
        var claimed = now + self.span(0.1 * Self.day, region.slowest * Self.day)
        for away in region.away where away.contains(Int((claimed - self.starts) / 86_400_000)) {
            // Back at work, everything that has waited is taken within some days.
            claimed =
                self.starts + Int64(away.upperBound + 1) * 86_400_000
                + self.span(1, 4 * Self.day)
        }
        self.agenda.add(.claim(index, by: self.nextReviewer()), at: claimed)
        switch self.random.next() % 100 {
        case 0..<7: self.agenda.add(.reopen(index), at: now + self.span(1, 2 * Self.day))
        case 7..<10: self.agenda.add(.withdraw(index), at: now + self.span(1, 2 * Self.day))
        default: return
        }
    }

    private mutating func afterClaim(
        _ index: Int, by who: Int, _ refusal: String?, at now: Int64
    ) {
        guard refusal == nil else {
            if refusal == "CLAIMED_BY_ANOTHER" {
                self.agenda.add(
                    .claim(index, by: who), at: self.model.filings[index].leaseEnds)
            }
            return
        }
        let end = now + NaiveSeason.leaseMs
        // Too late: review has begun.
        if self.chance(8) { self.agenda.add(.reopen(index), at: now + self.span(1, 50_000)) }
        switch self.random.next() % 100 {
        case 0..<8:
            self.agenda.add(
                .finish(index, by: who, .release), at: now + self.span(60_000, 600_000))
        case 8..<15:
            // Dies: the next one tries in vain, gets it at the end, and the dead one comes back.
            self.agenda.add(.claim(index, by: self.nextReviewer()), at: end - 1)
            self.agenda.add(.finish(index, by: who, .decide), at: end + self.span(1, 60_000))
        case 15..<18:
            self.agenda.add(.finish(index, by: who, .decide), at: end - 1)
        case 18..<21:
            self.agenda.add(.finish(index, by: who, .decide), at: end)
            self.agenda.add(
                .claim(index, by: self.nextReviewer()), at: end + self.span(1, Self.day))
        default:
            self.agenda.add(
                .finish(index, by: who, .decide), at: now + self.span(60_000, 840_000))
        }
    }

    private mutating func afterDecision(
        _ index: Int, _ verb: SeasonAct.Verb, _ refusal: String?, at now: Int64
    ) {
        if let refusal {
            // A day too early is mended at once; whoever has lost the claim leaves it.
            if refusal == "SUPPLEMENT_DUE_INVALID", case .ask(let who, _) = verb {
                self.agenda.add(.finish(index, by: who, .tryAgain(lastDay: nil)), at: now + 1)
            }
            return
        }
        switch verb {
        case .approve:
            self.planAcknowledgement(of: index, at: now)
            if self.chance(7) {
                self.agenda.add(.revoke(index), at: now + self.span(1, 20 * Self.day))
            }
        case .reject:
            if self.chance(50) {
                self.agenda.add(.comeAgain(after: index), at: now + self.span(1, 7 * Self.day))
            }
        case .ask: self.afterAsking(index, at: now)
        default: return
        }
    }

    private mutating func afterAsking(_ index: Int, at now: Int64) {
        let left = Double(self.model.filings[index].answerBy - now)
        let by = self.model.filings[index].answerBy
        switch self.random.next() % 100 {
        case 0..<45: self.agenda.add(.answer(index, .whenever), at: now + self.span(1, left - 2))
        case 45..<57: self.agenda.add(.answer(index, .lastMoment), at: by - 1)
        case 57..<67: self.agenda.add(.answer(index, .firstTooLate), at: by)
        case 67..<75:
            self.agenda.add(.answer(index, .whenever), at: by + self.span(1, 3 * Self.day))
        case 75..<80: self.agenda.add(.withdraw(index), at: now + self.span(1, left - 2))
        default: break
        }
        if self.chance(40) {
            self.agenda.add(.comeAgain(after: index), at: by + self.span(1, 9 * Self.day))
        }
    }

    private mutating func planAcknowledgement(of index: Int, at now: Int64) {
        switch self.random.next() % 100 {
        case 0..<60: self.agenda.add(.acknowledge(index), at: now + self.span(1, 0.8 * Self.day))
        case 60..<90: self.agenda.add(.acknowledge(index), at: now + self.span(1, 7 * Self.day))
        default: return
        }
    }
}
