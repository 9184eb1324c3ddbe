// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// What is decided about seats without a database.
@Suite struct SeatTests {
    /// Written down a second time, from domain.md and not from the program.
    private static let effects: [(FilingState, FilingAction, SeatEffect)] = [
        (.draft, .update, .follow), (.draft, .upload, .keep), (.draft, .submit, .reserve),
        (.draft, .withdraw, .free), (.pending, .reopen, .keepForGrace),
        (.pending, .withdraw, .free), (.pending, .claim, .keep), (.pending, .release, .keep),
        (.pending, .approve, .keep), (.pending, .reject, .keepForGrace),
        (.pending, .supplement, .keep), (.supplement, .upload, .keep),
        (.supplement, .submit, .keep), (.supplement, .withdraw, .free),
        (.supplement, .lapse, .free), (.approved, .revoke, .free),
    ]

    @Test func `every edge does to the seat what the rules say`() {
        for (state, action, effect) in Self.effects {
            #expect(FilingTransition.edge(from: state, by: action)?.seat == effect)
        }
        for edge in FilingTransition.table
        where !Self.effects.contains(where: { $0.0 == edge.from && $0.1 == edge.action }) {
            #expect(edge.seat == .keep, "\(edge.from) \(edge.action) is not in the list above")
        }
    }

    @Test func `a change carries the effect of its edge`() throws {
        let draft = try FilingFixture.filing(in: .draft)
        let now = FilingFixture.later
        let submitted = try draft.submitted(
            FilingFixture.fullEvidence, seen: draft.revision, now: now,
            calendar: FilingFixture.calendar)
        #expect(submitted.seat == .reserve)
        let asked = try FilingFixture.filing(in: .supplement)
        #expect(
            try asked.submitted(
                FilingFixture.fullEvidence, seen: asked.revision, now: now,
                calendar: FilingFixture.calendar
            ).seat == .keep)
        #expect(try draft.withdrawn(seen: draft.revision, now: now).seat == .free)
    }

    @Test(arguments: [
        // capacity, held, waiting, free for somebody new, offers to those who wait
        (30, 0, 0, 30, 0), (30, 29, 0, 1, 0), (30, 30, 0, 0, 0), (30, 30, 5, 0, 0),
        (30, 28, 5, 0, 2), (30, 28, 1, 1, 1), (30, 31, 4, 0, 0), (0, 0, 0, 0, 0), (0, 0, 3, 0, 0),
    ])
    func `whoever waits comes before somebody new`(
        capacity: Int, held: Int, waiting: Int, free: Int, offers: Int
    ) {
        let count = SeatCount(held: held, waiting: waiting)
        #expect(count.free(of: capacity) == free)
        #expect(count.offers(of: capacity) == offers)
    }

    /// 2026-02-13 is the Friday before Spring Festival, the Saturday after it is worked; domain.md
    /// section 9 counts to 25 February.
    @Test(arguments: [
        (1_770_940_800_000, 1_772_035_200_000),  // 02-13 08:00 -> 02-26 00:00
        (1_770_911_999_999, 1_771_948_800_000),  // 02-12 23:59:59.999 -> 13, 14, 24 -> 02-25 00:00
        (1_770_912_000_000, 1_772_035_200_000),  // 02-13 00:00 -> 02-26 00:00
    ])
    func `a grace ends with its third working day, at midnight in China`(
        start: Int64, end: Int64
    ) {
        #expect(
            SeatRules.graceEnd(from: Instant(ms: start), by: Self.calendar) == Instant(ms: end))
    }

    @Test func `a grace into a year without a calendar is longer, never shorter`() {
        // 2026-12-30 10:00; no day of 2027 is known.
        let start = Instant(ms: 1_798_596_000_000)
        #expect(
            SeatRules.graceEnd(from: start, by: Self.calendar) - start
                == Span(ms: 14 * Span.day.ms + Span.hours(14).ms))
    }

    private static let calendar = WorkingCalendar(
        version: "test",
        years: [
            WorkingYear(
                year: 2026,
                daysOff: Set((15...23).compactMap { CivilDate(year: 2026, month: 2, day: $0) }),
                workedDays: Set(
                    [14, 28].compactMap { CivilDate(year: 2026, month: 2, day: $0) }))
        ])

    private static let pool = SeatPool(
        exam: .socialWork2026, region: RegionCode(rawValue: 11), level: .junior)
    private static let elsewhere = SeatPool(
        exam: .socialWork2026, region: RegionCode(rawValue: 11), level: .senior)

    private static func place(_ standing: SeatStanding, in pool: SeatPool = Self.pool) -> SeatPlace
    {
        SeatPlace(
            filing: FilingID(rawValue: 1), owner: FilingFixture.owner, pool: pool,
            standing: standing, since: FilingFixture.now)
    }

    @Test func `what is kept or offered is void at its last moment and good 1 ms before`() {
        let end = FilingFixture.later
        let before = Instant(ms: end.ms - 1)
        for standing in [SeatStanding.kept(until: end), .offered(until: end)] {
            let place = Self.place(standing)
            #expect(SeatClaim(of: Self.pool, place, now: before) == .taking(place))
            #expect(SeatClaim(of: Self.pool, place, now: end) == .replacing(place))
        }
    }

    @Test func `a seat of another level is given up for the one that is needed`() {
        let now = FilingFixture.now
        for standing in [
            SeatStanding.held, .kept(until: FilingFixture.later), .waiting(number: 3),
            .offered(until: FilingFixture.later),
        ] {
            let place = Self.place(standing, in: Self.elsewhere)
            #expect(SeatClaim(of: Self.pool, place, now: now) == .replacing(place))
            for effect in [SeatEffect.follow, .keepForGrace, .free] {
                #expect(SeatMove(effect, place, pool: Self.pool, graceEnd: now) == .free)
            }
        }
        #expect(SeatClaim(of: Self.pool, nil, now: now) == .anew)
        let waiting = Self.place(.waiting(number: 3))
        #expect(SeatClaim(of: Self.pool, waiting, now: now) == .waiting(waiting))
    }

    @Test func `without a place nothing is done`() {
        for effect in SeatEffect.allCases {
            #expect(SeatMove(effect, nil, pool: Self.pool, graceEnd: FilingFixture.now) == .none)
        }
        let held = Self.place(.held)
        #expect(SeatMove(.follow, held, pool: Self.pool, graceEnd: FilingFixture.now) == .none)
        #expect(
            SeatMove(.keepForGrace, held, pool: Self.pool, graceEnd: FilingFixture.later)
                == .keep(until: FilingFixture.later))
    }
}
