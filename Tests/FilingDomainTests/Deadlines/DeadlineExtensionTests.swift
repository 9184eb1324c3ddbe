// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// What an extension of a region does to its window and its supplements.
///
/// Source: domain.md section 6, "Windows".
struct DeadlineExtensionTests {
    private static let region = RegionPlan(
        opens: Calendars.moment("2026-01-15 09:00"), closes: Calendars.moment("2026-03-08 17:00"),
        cutOff: nil, seats: [:], hotline: "")
    private static let exam = Calendars.moment("2026-05-23 00:00")
    private static let now = Calendars.moment("2026-03-07 10:00")

    private static func made(
        days: UInt32 = 0, until: String? = nil, reason: String = "停电", before: Int = 0
    ) throws -> DeadlineExtension {
        try DeadlineExtension.made(
            days: days, until: until.map(Calendars.moment), reason: reason,
            of: FilingWindow(self.region, extensions: []), before: before, examStart: self.exam,
            now: self.now)
    }

    @Test func `a window opens at its first moment and is closed at its second`() throws {
        let window = FilingWindow(Self.region, extensions: [])
        func reason(_ moment: Instant) -> Refusal? {
            do {
                try window.requireOpen(at: moment)
                return nil
            } catch {
                return error
            }
        }
        let (opens, closes) = (Self.region.opens, Self.region.closes)
        #expect(
            reason(opens.plus(ms: -1)) == Refusal(.windowNotOpen, ["opens_ms": .instant(opens)]))
        #expect(reason(opens) == nil)
        #expect(reason(closes.plus(ms: -1)) == nil)
        #expect(reason(closes) == Refusal(.windowClosed, ["closes_ms": .instant(closes)]))
    }

    @Test func `extensions add up and the plan's end stays known`() throws {
        let window = FilingWindow(
            Self.region,
            extensions: [
                try Self.made(days: 2), try Self.made(until: "2026-03-09 12:00"),
                try Self.made(days: 1),
            ])
        #expect(window.closes == Calendars.moment("2026-03-11 17:00"))
        #expect(window.plannedCloses == Self.region.closes)
        #expect(window.opens == Self.region.opens)
    }

    @Test func `an open supplement moves, one that had lapsed stays so`() throws {
        let day = try Self.made(days: 3)
        func due(_ set: Instant, asked: Instant = Self.now.plus(ms: -1_000)) -> Instant {
            SupplementDeadline(set: set, since: asked, extensions: [day]).due
        }
        let open = Self.now.plus(ms: 1)
        #expect(due(open) == open + Span(ms: 3 * Span.day.ms))
        #expect(due(Self.now) == Self.now)
        #expect(due(Self.now.plus(ms: -1)) == Self.now.plus(ms: -1))
        // Asked for afterwards: the reviewer knew of the extension.
        #expect(due(open, asked: Self.now.plus(ms: 1)) == open)
    }

    @Test func `the second extension moves only what the first kept open`() throws {
        let set = Self.now + .hours(1)
        let first = DeadlineExtension(at: Self.now, step: .days(1), reason: "x")
        let later = DeadlineExtension(at: Self.now + .day, step: .days(1), reason: "x")
        let asked = Self.now.plus(ms: -1)
        let both = SupplementDeadline(set: set, since: asked, extensions: [first, later])
        #expect(both.due == set + Span(ms: 2 * Span.day.ms))
        let missed = SupplementDeadline(set: set, since: asked, extensions: [later])
        #expect(missed.due == set)
        #expect(both.set == set)
    }

    @Test func `over random extensions nothing is ever due earlier`() throws {
        var random = SeededGenerator(state: 7)
        for _ in 0..<2_000 {
            let start = Self.now
            let set = start.plus(ms: Int64.random(in: 0..<(9 * Span.day.ms), using: &random))
            var extensions: [DeadlineExtension] = []
            var at = start
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                at = at.plus(ms: Int64.random(in: 0..<(3 * Span.day.ms), using: &random))
                let moment = at.plus(ms: Int64.random(in: 0..<(9 * Span.day.ms), using: &random))
                let before = SupplementDeadline(set: set, since: start, extensions: extensions)
                let closed = FilingWindow(Self.region, extensions: extensions).closes
                extensions.append(
                    DeadlineExtension(
                        at: at,
                        step: Bool.random(using: &random) ? .days(2) : .until(moment),
                        reason: "x"))
                let after = SupplementDeadline(set: set, since: start, extensions: extensions)
                #expect(after.due >= before.due)
                #expect(at < before.due || after.due == before.due)
                #expect(FilingWindow(Self.region, extensions: extensions).closes >= closed)
            }
        }
    }

    @Test func `what does not move on, or moves into the exam, is refused`() throws {
        let invalid: [(UInt32, String?)] = [
            (0, nil), (61, nil), (.max, nil), (1, "2026-03-20 17:00"), (0, "2026-03-08 17:00"),
            (0, "2026-03-01 17:00"), (0, "2026-05-23 00:00"),
        ]
        for (days, until) in invalid {
            let refusal = #expect(throws: Refusal.self) {
                try Self.made(days: days, until: until)
            }
            #expect(refusal?.reason == .extensionInvalid)
            #expect(refusal?.details["closes_ms"] == .instant(Self.region.closes))
        }
        #expect(try Self.made(days: 60).step == .days(60))
        for reason in ["", " ", String(repeating: "字", count: 501), "a\u{202E}b"] {
            let refusal = #expect(throws: Refusal.self) { try Self.made(days: 1, reason: reason) }
            #expect(refusal?.reason == .fieldInvalid)
        }
        let refusal = #expect(throws: Refusal.self) { try Self.made(days: 1, before: 20) }
        #expect(refusal == Refusal(.extensionsExhausted, ["limit": .number(20)]))
    }
}
