// SPDX-License-Identifier: Apache-2.0

@testable import FilingDomain
import Testing

/// When a supplement is reminded of, to the millisecond.
struct SupplementReminderTests {
    private static let due = Instant(ms: 1_772_960_400_000)
    private static let leads: [(NoticeKind, Int64)] = [
        (.dueIn72Hours, 259_200_000), (.dueIn24Hours, 86_400_000), (.dueIn2Hours, 7_200_000),
    ]

    private static func kinds(asked: Instant) -> [NoticeKind] {
        SupplementReminder.schedule(
            of: FilingID(rawValue: 1), revision: Revision(rawValue: 4), asked: asked, due: Self.due
        ).map(\.kind)
    }

    @Test func `a supplement of a week has three, earliest first`() {
        let reminders = SupplementReminder.schedule(
            of: FilingID(rawValue: 1), revision: Revision(rawValue: 4),
            asked: Instant(ms: Self.due.ms - 7 * 86_400_000), due: Self.due)
        #expect(reminders.map(\.kind) == Self.leads.map(\.0))
        #expect(reminders.map(\.at.ms) == Self.leads.map { Self.due.ms - $0.1 })
        #expect(reminders.allSatisfy { $0.revision.rawValue == 4 && $0.filing.rawValue == 1 })
    }

    @Test func `what is past when it is asked for is left out, to the millisecond`() {
        for (index, lead) in Self.leads.enumerated() {
            let moment = Self.due.ms - lead.1
            let all = Self.leads.map(\.0)
            #expect(Self.kinds(asked: Instant(ms: moment - 1)) == Array(all[index...]))
            #expect(Self.kinds(asked: Instant(ms: moment)) == Array(all[(index + 1)...]))
        }
        #expect(Self.kinds(asked: Self.due).isEmpty)
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
