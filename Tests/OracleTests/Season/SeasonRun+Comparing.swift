// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingServer
import FilingStore

/// What the real thing says, against what the naive model says.
extension SeasonRun {
    /// What time brings, the feed's lateness, and what people were told since the last look.
    ///
    /// - Parameters:
    ///   - isMoment: time brings something now, or in a millisecond.
    ///   - isFive: work ends now, or in a millisecond: records of the feed become late then.
    mutating func compare(in store: any Store, isMoment: Bool, isFive: Bool) throws {
        if isMoment { try self.compareFlags(in: store) }
        if isFive { try self.compareLateness(in: store) }
        var persons = self.takeTouched()
        if isMoment {
            for index in self.model.waiting {
                let filing = self.model.filings[index]
                guard filing.moments.contains(where: { abs($0 - self.now) <= 1 }) else { continue }
                persons.insert(filing.person)
                try self.compareState(of: index, in: store)
            }
        }
        for person in persons { try self.compareNotices(of: person, in: store) }
    }

    /// Everything that can be looked at by the day: flags, seats, and every record of the feed.
    mutating func compareDay(in store: any Store) throws {
        try self.compareFlags(in: store)
        try self.compareLateness(in: store)
        let now = Instant(ms: self.now)
        let exam = self.plan.exam
        let pools = try store.point { try $0.pools(of: exam, in: nil, at: now) }
        let held = Dictionary(
            uniqueKeysWithValues: pools.map { ($0.pool.region.text, $0.count.held) })
        for (code, seats) in zip(SeasonFates.codes, self.model.seats(at: self.now))
        where held[code] ?? 0 != seats {
            self.differ("region \(code) has \(held[code] ?? 0) seats taken, not \(seats)")
        }
        try self.compareFeed(in: store)
    }

    // MARK: Reviews

    private mutating func compareFlags(in store: any Store) throws {
        let now = Instant(ms: self.now)
        var wanted: [NaiveFiling.Flag: Set<Int>] = [:]
        for index in self.model.waiting {
            let filing = self.model.filings[index]
            guard filing.standing == .pending else { continue }
            wanted[filing.flag(at: self.now), default: []].insert(index)
        }
        let stale = try self.queued(.stale, in: store, now)
        let overdue = try self.queued(.overdue, in: store, now)
        let found: [NaiveFiling.Flag: Set<Int>] = [
            .stale: stale, .overdue: overdue.subtracting(stale),
            .dueSoon: try self.queued(.dueSoon, in: store, now),
        ]
        for flag in [NaiveFiling.Flag.stale, .overdue, .dueSoon]
        where found[flag] ?? [] != wanted[flag] ?? [] {
            let other = (found[flag] ?? []).symmetricDifference(wanted[flag] ?? [])
            self.differ("\(flag): \(other.sorted()) differ")
        }
    }

    /// A queue's filings with a flag, in every region, each of which says the same of itself.
    private mutating func queued(
        _ state: ReviewClockState, in store: any Store, _ now: Instant
    ) throws -> Set<Int> {
        var found: Set<Int> = []
        for code in SeasonFates.codes {
            let filter = QueueFilter(
                region: try RegionCode(text: code), level: nil, free: nil,
                due: QueueFilter.Due(state, at: now))
            var after = QueuePosition.start
            while true {
                let page = try store.point { try $0.queue(filter, after: after, limit: 200) }
                for one in page {
                    found.insert(self.index(of: one.id))
                    let own = one.clock.state(at: now)
                    guard own == state || (state == .overdue && own == .stale) else {
                        self.differ("\(self.index(of: one.id)) is \(own) in the queue of \(state)")
                        continue
                    }
                }
                guard page.count == 200, let last = page.last else { break }
                after = last.position
            }
        }
        return found
    }

    private static let states: [NaiveFiling.Standing: FilingState] = [
        .draft: .draft, .pending: .pending, .supplement: .supplement, .approved: .approved,
        .rejected: .rejected, .withdrawn: .withdrawn, .lapsed: .lapsed, .revoked: .revoked,
    ]

    /// As anybody sees it now.
    mutating func compareState(of index: Int, in store: any Store) throws {
        let id = self.rows.filings[index]
        let seen = try store.point { try $0.filing(id) }.seen(at: Instant(ms: self.now))
        let filing = self.model.filings[index]
        if seen.state != Self.states[filing.standing] {
            self.differ("\(index) is \(seen.state), not \(filing.standing)")
        }
        if filing.standing == .supplement, seen.supplementDeadline?.due.ms != filing.answerBy {
            self.differ("\(index) is due \(seen.supplementDeadline?.due.ms ?? 0)")
        }
    }

    // MARK: Notices

    mutating func compareNotices(of person: Int, in store: any Store) throws {
        let owner = self.rows.persons[person]
        let notices = try store.point {
            try $0.notices(
                of: owner, before: NoticeID(rawValue: .max), unreadOnly: false, limit: 1_000)
        }
        let numbers = self.rows.numbers
        let mine = self.model.persons[person].told
        // A person has a few filings: those that were told of.
        let names = Dictionary(
            mine.map { (numbers[$0.filing], $0.filing) }, uniquingKeysWith: { one, _ in one })
        let told = notices.map {
            Told(
                filing: names[$0.number?.text ?? ""] ?? -1, kind: $0.kind.rawValue, at: $0.at.ms,
                due: $0.due?.ms)
        }
        if told.sorted() != mine.sorted() {
            let more = told.filter { !mine.contains($0) }
            let less = mine.filter { !told.contains($0) }
            self.differ(
                "person \(person) was told \(told.count) of \(mine.count): \(more), not \(less)")
        }
    }

    // MARK: The feed

    private mutating func compareLateness(in store: any Store) throws {
        var (open, late, breached) = (0, 0, 0)
        for record in self.model.records where !record.isAcknowledged {
            let lateness = self.model.lateness(of: record, at: self.now)
            open += 1
            late += lateness == .inTime ? 0 : 1
            breached += lateness == .breached ? 1 : 0
        }
        let (now, calendar) = (Instant(ms: self.now), self.plan.calendar)
        let figures = try store.point { try FeedFigures(in: $0, at: now, by: calendar) }
        let found = [figures.open.count, figures.late, figures.breached]
        if found != [open, late, breached].map(Int64.init) {
            self.differ("feed \(found), not \([open, late, breached])")
        }
    }

    private struct OpenRecord: Hashable {
        let filing: Int
        let isRevocation: Bool
        let lateness: NaiveRecord.Lateness
    }

    private mutating func compareFeed(in store: any Store) throws {
        let (now, calendar) = (Instant(ms: self.now), self.plan.calendar)
        let rows = try store.point { try $0.openFeed(after: FeedID(rawValue: 0), limit: 5_000) }
        let lateness: [FeedState: NaiveRecord.Lateness] = [
            .waiting: .inTime, .flagged: .flagged, .breached: .breached,
        ]
        let found = Set(
            rows.compactMap { row in
                lateness[row.state(at: now, by: calendar)].map {
                    OpenRecord(
                        filing: self.index(of: row.filing), isRevocation: row.change == .revoked,
                        lateness: $0)
                }
            })
        let wanted = Set(
            self.model.records.filter { !$0.isAcknowledged }.map {
                OpenRecord(
                    filing: $0.filing, isRevocation: $0.isRevocation,
                    lateness: self.model.lateness(of: $0, at: self.now))
            })
        if found != wanted || rows.count != wanted.count {
            self.differ("records \(found.symmetricDifference(wanted)) differ")
        }
    }
}
