// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingStore
import Testing

/// Notices come with the change they tell of, once.
@Suite struct NoticeVerbTests {
    private static func supplement() throws -> ReviewDecision {
        .supplement(
            items: [try SupplementItem(kind: .idFront, reason: .unreadable, text: "")],
            reasons: [], text: "")
    }

    private static func told(_ owner: AccountID, in store: any Store) throws -> [NoticeRecord] {
        try store.point {
            try $0.notices(
                of: owner, before: NoticeID(rawValue: .max), unreadOnly: false, limit: 200)
        }
    }

    @Test(arguments: Engine.available)
    func `a filing's life is told change by change, with a text message each`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let owner = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                let reviewer = try transaction.reviewer("r")
                var filing = try transaction.draft(of: owner)
                var now = Fixture.start
                func later() -> Instant {
                    now = now + .minutes(1)
                    return now
                }
                filing = try transaction.submit(filing, at: later())
                filing = try transaction.claim(filing, by: reviewer, at: later())
                filing = try transaction.decide(
                    filing, Self.supplement(), by: reviewer, at: later())
                filing = try transaction.submit(filing, at: later())
                filing = try transaction.claim(filing, by: reviewer, at: later())
                _ = try transaction.decide(filing, .approve(text: ""), by: reviewer, at: later())
                return owner
            }
            let notices = try Self.told(owner, in: store)
            #expect(
                notices.map(\.kind) == [.approved, .submitted, .supplementAsked, .submitted])
            #expect(notices.allSatisfy { $0.number != nil && $0.readAt == nil })
            #expect(notices.map { $0.due != nil } == [false, false, true, false])
            #expect(notices.allSatisfy { $0.textMessage == "waiting" })
            let messages = try store.point {
                try $0.messagesDue(at: Fixture.start + .day, limit: 100)
            }
            #expect(
                messages.map(\.content)
                    == notices.reversed().map {
                        .sentence(
                            NoticeSentence($0.kind, number: $0.number?.text ?? "", due: $0.due))
                    })
            #expect(messages.allSatisfy { $0.phone == nil && $0.owner == owner })
            // What became of a text message is told with its notice.
            try await store.write {
                try $0.settle(
                    message: messages[0].id, as: .handedOver, nextAt: Fixture.start, fault: nil)
            }
            #expect(try Self.told(owner, in: store).last?.textMessage == "handed-over")
        }
    }

    @Test(arguments: Engine.available)
    func `a change that is undone tells nothing, and done again it tells once`(
        engine: Engine
    ) async throws {
        struct Undone: Error {}
        try await engine.withStore { store in
            let (owner, draft) = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                return (owner, try transaction.draft(of: owner))
            }
            await #expect(throws: Undone.self) {
                try await store.write { transaction in
                    _ = try transaction.submit(draft, at: Fixture.start)
                    throw Undone()
                }
            }
            #expect(try Self.told(owner, in: store).isEmpty)
            _ = try await store.write { try $0.submit(draft, at: Fixture.start) }
            // The same notice again, whoever raises it: the revision was told of.
            let again = try #require(
                try draft.withdrawn(seen: draft.revision, now: Fixture.start).notice)
            try await store.write {
                try $0.raise(
                    Notice(
                        to: owner, .submitted, filing: draft.id, revision: again.revision,
                        at: Fixture.start))
            }
            #expect(try Self.told(owner, in: store).map(\.kind) == [.submitted])
            let messages = try store.point { try $0.messagesDue(at: Fixture.start, limit: 9) }
            #expect(messages.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func
        `what people do themselves again and again is told in the system, and by text only so often a day`(
            engine: Engine
        ) async throws
    {
        try await engine.withStore { store in
            func texted(_ owner: AccountID) throws -> [Bool] {
                try Self.told(owner, in: store).reversed().map { $0.textMessage != nil }
            }
            let owner = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                for minute in 0..<40 {
                    try transaction.raise(
                        Notice(
                            to: owner, minute % 2 == 0 ? .submitted : .reopened,
                            at: Fixture.start + .minutes(Int64(minute))))
                }
                return owner
            }
            let few = [Bool](repeating: true, count: 20) + [Bool](repeating: false, count: 20)
            #expect(try texted(owner) == few)
            // What others do to their filing is told, whatever they did.
            try await store.write {
                try $0.raise(Notice(to: owner, .rejected, at: Fixture.start + .minutes(41)))
            }
            #expect(try texted(owner) == few + [true])
            // A day later they may again; nobody else was ever kept from it.
            try await store.write { transaction in
                let later = Fixture.start + .day + .minutes(42)
                try transaction.raise(Notice(to: owner, .withdrawn, at: later))
                try transaction.raise(
                    Notice(
                        to: try transaction.applicant(2), .submitted,
                        at: Fixture.start + .minutes(40)))
            }
            #expect(try texted(owner).last == true)
            let messages = try store.point {
                try $0.messagesDue(at: Fixture.start + .day + .day, limit: 100)
            }
            #expect(messages.count == 20 + 3)
        }
    }

    @Test(arguments: Engine.available)
    func `an account without a phone is told in the system only`(engine: Engine) async throws {
        try await engine.withStore { store in
            let owner = try await store.write { transaction in
                let owner = try transaction.reviewer("no-phone")
                try transaction.raise(Notice(to: owner, .approved, at: Fixture.start))
                return owner
            }
            #expect(try Self.told(owner, in: store).map(\.textMessage) == [nil])
            #expect(try store.point { try $0.messagesDue(at: Fixture.start, limit: 9) }.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `the figure of unread ones is that of a naive count, whatever is read when`(
        engine: Engine
    ) async throws {
        try await engine.withStore { store in
            let owners = try await store.write { transaction in
                try (1...3).map { try transaction.applicant($0) }
            }
            var random = SeededGenerator(state: 20_260_301)
            /// Whose, and whether it is unread, by id.
            var naive: [Int64: (owner: Int, isUnread: Bool)] = [:]
            for _ in 0..<300 {
                let index = Int.random(in: 0..<3, using: &random)
                let owner = owners[index]
                let newest = naive.keys.max() ?? 0
                let id = Int64.random(in: 0...(newest + 1), using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0...2:
                    try await store.write {
                        try $0.raise(
                            Notice(to: owner, .consultationAnswered, at: Fixture.start))
                    }
                    naive[newest + 1] = (index, true)
                case 3:
                    try await store.write {
                        try $0.markRead(NoticeID(rawValue: id), of: owner, at: Fixture.start)
                    }
                    if naive[id]?.owner == index { naive[id]?.isUnread = false }
                default:
                    // Seldom far, or nothing would be left to count.
                    let upTo = id / 3
                    try await store.write {
                        try $0.markRead(
                            upTo: NoticeID(rawValue: upTo), of: owner, at: Fixture.start)
                    }
                    for (known, fact) in naive where known <= upTo && fact.owner == index {
                        naive[known]?.isUnread = false
                    }
                }
                for (each, owner) in owners.enumerated() {
                    let counted = try store.point { try $0.unreadNotices(of: owner) }
                    let expected = naive.values.count { $0.owner == each && $0.isUnread }
                    #expect(counted == expected)
                }
            }
            #expect(naive.values.contains { $0.isUnread })
            // The list says the same, page by page.
            for (each, owner) in owners.enumerated() {
                var listed: [Int64] = []
                var before = NoticeID(rawValue: .max)
                while true {
                    let page = try store.point {
                        try $0.notices(of: owner, before: before, unreadOnly: true, limit: 7)
                    }
                    listed += page.map(\.id.rawValue)
                    guard let last = page.last else { break }
                    before = last.id
                }
                let expected = naive.filter { $0.value.owner == each && $0.value.isUnread }
                #expect(listed == expected.keys.sorted(by: >))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `reminders are written with the supplement and taken once`(engine: Engine) async throws {
        try await engine.withStore { store in
            let (owner, filing) = try await store.write { transaction in
                let owner = try transaction.applicant(1)
                let reviewer = try transaction.reviewer("r")
                let pending = try transaction.submit(
                    transaction.draft(of: owner), at: Fixture.start)
                let claimed = try transaction.claim(pending, by: reviewer, at: Fixture.start)
                return (
                    owner,
                    try transaction.decide(
                        claimed, Self.supplement(), by: reviewer, at: Fixture.start)
                )
            }
            let due = try #require(filing.supplementDeadline?.due)
            let first = Instant(ms: due.ms - 72 * 3_600_000)
            func waiting(_ now: Instant) throws -> [NoticeKind] {
                try store.point { try $0.remindersDue(at: now, limit: 9) }.map(\.kind)
            }
            #expect(try store.point { try $0.nextReminder() } == first)
            #expect(try waiting(Instant(ms: first.ms - 1)).isEmpty)
            #expect(try waiting(first) == [.dueIn72Hours])
            #expect(try waiting(due) == [.dueIn72Hours, .dueIn24Hours, .dueIn2Hours])

            let reminder = try #require(
                try store.point { try $0.remindersDue(at: first, limit: 1) }.first)
            // Two workers: the second finds it moved.
            for _ in 0..<2 {
                try await store.write { try $0.settle(reminder, now: first) }
            }
            let told = try Self.told(owner, in: store)
            #expect(told.map(\.kind) == [.dueIn72Hours, .supplementAsked, .submitted])
            #expect(told.first?.due == due)
            #expect(try waiting(first).isEmpty)
            // It rests until the deadline, which may be moved until then.
            #expect(try waiting(due) == [.dueIn24Hours, .dueIn2Hours, .dueIn72Hours])

            // Answered in time: the others find the filing moved on.
            _ = try await store.write { try $0.submit(filing, at: first) }
            try await store.write { transaction in
                for each in try transaction.remindersDue(at: due, limit: 9) {
                    try transaction.settle(each, now: Instant(ms: due.ms - 1))
                }
            }
            #expect(try Self.told(owner, in: store).first?.kind == .submitted)
            #expect(try store.point { try $0.nextReminder() } == nil)
        }
    }
}
