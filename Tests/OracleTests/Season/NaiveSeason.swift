// SPDX-License-Identifier: Apache-2.0

/// The season as the rules of domain.md have it, in plain lists and with another calendar.
///
/// Time is passed step by step: whoever drives it stops at every `nextMoment`.
struct NaiveSeason {
    typealias Standing = NaiveFiling.Standing

    let days: DayTable
    /// When each region's window closes.
    private(set) var closes: [Int64]
    private(set) var filings: [NaiveFiling] = []
    private(set) var persons: [NaivePerson] = []
    private(set) var records: [NaiveRecord] = []
    /// Filings that wait for their region or for an answer, and some that do no more.
    private(set) var waiting: [Int] = []
    /// Persons who were told something since somebody looked.
    var touched: Set<Int> = []

    static let leaseMs: Int64 = 15 * 60_000
    private static let leads: [(hours: Int64, kind: Int32)] = [(72, 20), (24, 21), (2, 22)]

    init(days: DayTable, closes: [Int64]) {
        self.days = days
        self.closes = closes
    }

    // MARK: Time

    /// The next moment after `now` at which something becomes due, is reminded of, or lapses.
    func nextMoment(after now: Int64) -> Int64 {
        var next = Int64.max
        for index in self.waiting {
            for moment in self.filings[index].moments where moment > now && moment < next {
                next = moment
            }
        }
        return next
    }

    /// What time alone does at a moment: reminders, then lapses.
    mutating func pass(to now: Int64) {
        for index in self.waiting where self.filings[index].standing == .supplement {
            let filing = self.filings[index]
            for hours in filing.reminders(at: now) {
                let lead = Self.leads.first { $0.hours == hours }
                self.tell(
                    index, lead?.kind ?? 0, at: filing.answerBy - hours * 3_600_000,
                    due: filing.answerBy)
                self.filings[index].reminders.removeAll { $0 == hours }
            }
            guard filing.answerBy <= now else { continue }
            self.filings[index].standing = .lapsed
            self.tell(index, 7, at: filing.answerBy)
            self.freeSeat(of: index)
        }
    }

    /// How late a decision is that the registration system has not acknowledged.
    func lateness(of record: NaiveRecord, at now: Int64) -> NaiveRecord.Lateness {
        let day = DayTable.day(of: record.decided)
        if now >= DayTable.five(self.days.working(3, after: day)) { return .breached }
        return now >= DayTable.five(self.days.working(1, after: day)) ? .flagged : .inTime
    }

    /// Seats that are taken in each region.
    func seats(at now: Int64) -> [Int] {
        var seats = [Int](repeating: 0, count: self.closes.count)
        for person in self.persons where person.hasSeat(at: now) {
            seats[self.filings[person.seatFiling].region] += 1
        }
        return seats
    }

    /// Forgets, in the list of those that wait, what waits no more.
    mutating func tidy() {
        self.waiting.removeAll { !self.filings[$0].isWaiting }
    }

    // MARK: Deeds

    /// Does something; why it is refused, if it is.
    mutating func apply(_ deed: SeasonAct.Deed, at now: Int64) -> String? {
        switch deed {
        case .open(let person, let region):
            guard now < self.closes[region] else { return "WINDOW_CLOSED" }
            if person == self.persons.count { self.persons.append(NaivePerson()) }
            if let last = self.persons[person].lastFiling {
                let live: [Standing] = [.draft, .pending, .supplement, .approved]
                guard !live.contains(self.filings[last].standing) else { return "FILING_EXISTS" }
            }
            self.persons[person].lastFiling = self.filings.count
            self.filings.append(NaiveFiling(person: person, region: region))
            return nil
        case .extend(let region, let step):
            self.extend(region, step, at: now)
            return nil
        case .act(let verb, let index):
            return self.apply(verb, index, at: now)
        }
    }

    private mutating func apply(_ verb: SeasonAct.Verb, _ index: Int, at now: Int64) -> String? {
        switch verb {
        case .submit: return self.submit(index, at: now)
        case .answer: return self.answer(index, at: now)
        case .reopen, .withdraw: return self.takeBack(index, verb, at: now)
        case .claim(let who): return self.claim(index, by: who, at: now)
        case .release(let who):
            if self.filings[index].isHeld(at: now), self.filings[index].holder == who {
                self.filings[index].holder = nil
            }
            return nil
        case .approve(let who), .reject(let who), .ask(let who, _):
            return self.decide(index, verb, by: who, at: now)
        case .revoke:
            self.filings[index].standing = .revoked
            self.tell(index, 8, at: now)
            self.records.append(NaiveRecord(filing: index, isRevocation: true, decided: now))
            self.freeSeat(of: index)
            return nil
        case .acknowledge:
            if let last = self.records.lastIndex(where: { $0.filing == index }) {
                self.records[last].isAcknowledged = true
            }
            return nil
        }
    }

    private mutating func submit(_ index: Int, at now: Int64) -> String? {
        let region = self.filings[index].region
        guard self.filings[index].standing == .draft else { return "STATE_FORBIDS" }
        guard now < self.closes[region] else { return "WINDOW_CLOSED" }
        self.wait(index, at: now)
        let person = self.filings[index].person
        self.persons[person].seat = .held
        self.persons[person].seatFiling = index
        return nil
    }

    private mutating func answer(_ index: Int, at now: Int64) -> String? {
        guard self.filings[index].standing == .supplement else { return "STATE_FORBIDS" }
        self.wait(index, at: now)
        return nil
    }

    /// Begins, or goes on, to wait for the region.
    private mutating func wait(_ index: Int, at now: Int64) {
        let used = self.filings[index].used
        let today = DayTable.day(of: now)
        func end(_ count: Int) -> Int64 {
            used < count ? DayTable.five(self.days.working(count - used, after: today)) : now
        }
        self.filings[index].due = end(3)
        self.filings[index].stale = end(7)
        self.filings[index].submitted = now
        self.filings[index].standing = .pending
        self.filings[index].holder = nil
        if !self.waiting.contains(index) { self.waiting.append(index) }
        self.tell(index, 1, at: now)
    }

    private mutating func takeBack(
        _ index: Int, _ verb: SeasonAct.Verb, at now: Int64
    ) -> String? {
        let filing = self.filings[index]
        if filing.standing == .pending, filing.isHeld(at: now) { return "EDIT_CLOSED" }
        if case .reopen = verb {
            guard filing.standing == .pending else { return "STATE_FORBIDS" }
            self.filings[index].standing = .draft
            self.filings[index].used = 0
            self.tell(index, 2, at: now)
            self.keepSeat(of: index, at: now)
            return nil
        }
        guard [.draft, .pending, .supplement].contains(filing.standing) else {
            return "STATE_FORBIDS"
        }
        self.filings[index].standing = .withdrawn
        self.tell(index, 3, at: now)
        self.freeSeat(of: index)
        return nil
    }

    private mutating func claim(_ index: Int, by who: Int, at now: Int64) -> String? {
        guard self.filings[index].standing == .pending else { return "STATE_FORBIDS" }
        guard !self.filings[index].isHeld(at: now) else { return "CLAIMED_BY_ANOTHER" }
        self.filings[index].holder = who
        self.filings[index].holders.insert(who)
        self.filings[index].leaseEnds = now + Self.leaseMs
        return nil
    }

    private mutating func decide(
        _ index: Int, _ verb: SeasonAct.Verb, by who: Int, at now: Int64
    ) -> String? {
        let filing = self.filings[index]
        guard filing.standing == .pending, let holder = filing.holder else {
            return "CLAIM_REQUIRED"
        }
        guard holder == who else {
            return filing.holders.contains(who) ? "CLAIM_LOST" : "CLAIM_REQUIRED"
        }
        guard filing.isHeld(at: now) else { return "CLAIM_LOST" }
        switch verb {
        case .approve:
            self.filings[index].standing = .approved
            self.tell(index, 4, at: now)
            self.records.append(NaiveRecord(filing: index, isRevocation: false, decided: now))
        case .reject:
            self.filings[index].standing = .rejected
            self.tell(index, 5, at: now)
            self.keepSeat(of: index, at: now)
        case .ask(_, let lastDay):
            let today = DayTable.day(of: now)
            if let lastDay {
                let earliest = self.days.working(2, after: today)
                guard lastDay >= earliest, lastDay <= max(earliest, today + 60) else {
                    return "SUPPLEMENT_DUE_INVALID"
                }
            }
            let last = lastDay ?? self.days.working(5, after: today)
            self.ask(index, answerBy: DayTable.five(last), at: now)
        default: break
        }
        return nil
    }

    private mutating func ask(_ index: Int, answerBy: Int64, at now: Int64) {
        let submitted = DayTable.day(of: self.filings[index].submitted)
        let used = self.filings[index].used + self.days.ended(after: submitted, by: now)
        self.filings[index].used = min(7, used)
        self.filings[index].standing = .supplement
        self.filings[index].answerBy = answerBy
        self.filings[index].rounds += 1
        self.filings[index].deadlines = [answerBy]
        // What would have been told before it was asked is told by the asking.
        self.filings[index].reminders = Self.leads.map(\.hours)
            .filter { answerBy - $0 * 3_600_000 > now }
        self.tell(index, 6, at: now, due: answerBy)
    }

    private mutating func extend(_ region: Int, _ step: SeasonAct.Step, at now: Int64) {
        func moved(_ moment: Int64) -> Int64 {
            switch step {
            case .days(let count): moment + Int64(count) * 86_400_000
            case .until(let end): max(moment, end)
            }
        }
        self.closes[region] = moved(self.closes[region])
        for index in self.waiting
        where self.filings[index].region == region && self.filings[index].standing == .supplement {
            let answerBy = moved(self.filings[index].answerBy)
            self.filings[index].answerBy = answerBy
            self.filings[index].deadlines.append(answerBy)
            // A deadline that ends later than another one is reminded of as that one was.
            let running = self.filings[index].deadlines.first { $0 > now } ?? answerBy
            for (hours, _) in Self.leads
            where answerBy - hours * 3_600_000 >= running
                && !self.filings[index].reminders.contains(hours)
            {
                self.filings[index].reminders.append(hours)
            }
        }
    }

    // MARK: What follows

    private mutating func tell(_ index: Int, _ kind: Int32, at: Int64, due: Int64? = nil) {
        let person = self.filings[index].person
        self.persons[person].told.append(Told(filing: index, kind: kind, at: at, due: due))
        self.touched.insert(person)
    }

    /// Until the end of the third working day.
    private mutating func keepSeat(of index: Int, at now: Int64) {
        let person = self.filings[index].person
        let last = self.days.working(3, after: DayTable.day(of: now))
        self.persons[person].seat = .kept(until: DayTable.midnight(last + 1))
    }

    private mutating func freeSeat(of index: Int) {
        let person = self.filings[index].person
        if self.persons[person].seatFiling == index { self.persons[person].seat = .none }
    }
}
