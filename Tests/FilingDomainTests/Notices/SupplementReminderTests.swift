// SPDX-License-Identifier: Apache-2.0

@testable import FilingDomain
import Testing

/// When a supplement is reminded of, to the millisecond.
struct SupplementReminderTests {
    private static let due = Instant(ms: 1_772_960_400_000)
    private static let leads: [(NoticeKind, Int64)] = [
        (.dueIn72Hours, 259_200_000), (.dueIn24Hours, 86_400_000), (.dueIn2Hours, 7_200_000),
    ]

    private static func schedule(asked: Instant) -> [SupplementReminder] {
        SupplementReminder.schedule(
            of: FilingID(rawValue: 1), revision: Revision(rawValue: 4), asked: asked, due: Self.due)
    }

    @Test func `a supplement of a week has three, earliest first`() {
        let reminders = SupplementReminder.schedule(
            of: FilingID(rawValue: 1), revision: Revision(rawValue: 4),
            asked: Instant(ms: Self.due.ms - 7 * 86_400_000), due: Self.due)
        #expect(reminders.map(\.kind) == Self.leads.map(\.0))
        #expect(reminders.map(\.at.ms) == Self.leads.map { Self.due.ms - $0.1 })
        #expect(reminders.allSatisfy { $0.revision.rawValue == 4 && $0.filing.rawValue == 1 })
    }

    @Test func `what is past when it is asked for rests until the deadline, to the millisecond`() {
        for (index, lead) in Self.leads.enumerated() {
            let moment = Self.due.ms - lead.1
            for (asked, resting) in [(moment - 1, index), (moment, index + 1)] {
                let reminders = Self.schedule(asked: Instant(ms: asked))
                #expect(reminders.map(\.kind) == Self.leads.map(\.0))
                #expect(
                    reminders.map(\.isResting) == Self.leads.indices.map { $0 < resting })
                #expect(
                    reminders.filter(\.isResting).allSatisfy { $0.at == Self.due })
            }
        }
    }

    @Test(arguments: [NoticeKind.dueIn72Hours, .dueIn24Hours, .dueIn2Hours])
    func `a deadline that was moved while a reminder rested has a time of its own`(
        kind: NoticeKind
    ) throws {
        let (filing, reminder, due) = try Self.open(kind)
        let lead = try #require(kind.lead)
        /// At rest until a deadline so long before the present one.
        func step(_ earlier: Int64, now: Int64) -> SupplementReminder.Step {
            SupplementReminder(
                filing: filing.id, revision: reminder.revision, asked: reminder.asked, kind: kind,
                at: Instant(ms: due.ms - earlier), isResting: true
            ).step(for: filing, now: Instant(ms: due.ms - now))
        }
        // Moved by less than the lead: of that much time it was reminded already.
        #expect(step(lead.ms - 1, now: lead.ms - 1) == .rest(until: due))
        #expect(step(lead.ms + 1, now: lead.ms + 1) == .wait(until: due - lead))
        guard case .raise(let notice) = step(lead.ms, now: lead.ms) else {
            Issue.record("moved by the lead, its time is now")
            return
        }
        #expect(notice.due == due && notice.at == due - lead)
        // Not moved: the deadline is over.
        #expect(step(0, now: 0) == .drop)
    }

    /// The reminder of a filing in supplement.
    private static func open(_ kind: NoticeKind) throws -> (Filing, SupplementReminder, Instant) {
        let filing = try FilingFixture.filing(in: .supplement)
        let due = try #require(filing.supplementDeadline?.due)
        let lead = try #require(kind.lead)
        return (
            filing,
            SupplementReminder(
                filing: filing.id, revision: filing.revision, asked: filing.stateSince, kind: kind,
                at: Instant(ms: due.ms - lead.ms)), due
        )
    }

    @Test(arguments: [NoticeKind.dueIn72Hours, .dueIn24Hours, .dueIn2Hours])
    func `its time comes at the millisecond, and is over when the supplement is`(
        kind: NoticeKind
    ) throws {
        let (filing, reminder, due) = try Self.open(kind)
        #expect(
            reminder.step(for: filing, now: Instant(ms: reminder.at.ms - 1))
                == .wait(until: reminder.at))
        let notice = Notice(
            to: filing.owner, kind, filing: filing.id, revision: reminder.revision, due: due,
            at: reminder.at)
        #expect(reminder.step(for: filing, now: reminder.at) == .raise(notice))
        #expect(reminder.step(for: filing, now: Instant(ms: due.ms - 1)) == .raise(notice))
        #expect(reminder.step(for: filing, now: due) == .drop)
    }

    @Test func `an upload is no answer, everything else is`() throws {
        let (filing, reminder, _) = try Self.open(.dueIn24Hours)
        let uploaded = try filing.withMaterial(.idFront, now: filing.stateSince + .hours(1))
        guard case .raise = reminder.step(for: uploaded.filing, now: reminder.at) else {
            Issue.record("an upload dropped the reminder")
            return
        }
        for state in FilingState.allCases where state != .supplement {
            let moved = try FilingFixture.filing(in: state)
            #expect(reminder.step(for: moved, now: reminder.at) == .drop, "\(state)")
        }
        // A second supplement has reminders of its own.
        let later = SupplementReminder(
            filing: filing.id, revision: reminder.revision,
            asked: Instant(ms: filing.stateSince.ms - 1), kind: reminder.kind, at: reminder.at)
        #expect(later.step(for: filing, now: reminder.at) == .drop)
    }
}
