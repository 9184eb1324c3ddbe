// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
@testable import FilingServer
import FilingStore
import FilingTestKit
import Logging
import Testing

/// Reminders come at their millisecond and once, however often the worker dies.
@Suite(.timeLimit(.minutes(2))) struct ReminderWorkerTests {
    /// A filing in supplement: its owner, and when it is due.
    private static func withSupplement(
        _ body: (TestServer, AccountID, Instant) async throws -> Void
    ) async throws {
        try await TestServer.run { server in
            let owner = try await server.applicant()
            let client = server.client(token: owner.token)
            let number = try await client.fileEverything()
            let desk = server.client(token: try await server.staff("reviewer").token)
            let claim = try await desk.review.claim(FilingV1.ClaimRequest(filingNumber: number))
            _ = try await desk.review.decide(
                FilingV1.DecideRequest(
                    filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                    outcome: .supplement,
                    items: [FilingV1.SupplementItem(kind: .idFront, reason: .unreadable)]))
            let asked = try #require(try await client.notice.list().notices.first)
            #expect(asked.kind == .supplementAsked)
            await client.close()
            await desk.close()
            try await body(server, owner.account, Instant(ms: asked.dueMs))
        }
    }

    /// What a worker that has just started does.
    private static func remind(_ server: TestServer) async throws {
        try await ReminderWorker(
            store: server.store, clock: server.clock, bell: WorkBell(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ).remind()
    }

    private static func told(_ owner: AccountID, _ server: TestServer) throws -> [NoticeKind] {
        try server.store.point {
            try $0.notices(
                of: owner, before: NoticeID(rawValue: .max), unreadOnly: false, limit: 100)
        }.map(\.kind)
    }

    private static func move(_ server: TestServer, to moment: Instant) {
        server.clock.advance(by: moment - server.clock.now())
    }

    @Test func `each reminder comes at its millisecond, once over any number of restarts`()
        async throws
    {
        try await Self.withSupplement { server, owner, due in
            var expected = try Self.told(owner, server)
            #expect(expected == [.supplementAsked, .submitted])
            for kind in [NoticeKind.dueIn72Hours, .dueIn24Hours, .dueIn2Hours] {
                let moment = Instant(ms: due.ms - (try #require(kind.lead)).ms)
                Self.move(server, to: Instant(ms: moment.ms - 1))
                try await Self.remind(server)
                #expect(try Self.told(owner, server) == expected, "\(kind) early")
                Self.move(server, to: moment)
                // Beside the server's own worker, which wakes at this moment, too.
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<4 { group.addTask { try await Self.remind(server) } }
                    try await group.waitForAll()
                }
                expected.insert(kind, at: 0)
                #expect(try Self.told(owner, server) == expected)
            }
        }
    }

    @Test func `a deadline that is moved is reminded of again, and only with the new one`()
        async throws
    {
        try await Self.withSupplement { server, owner, due in
            Self.move(server, to: Instant(ms: due.ms - 3_600_000))
            try await Self.remind(server)
            // What came late came as it was due: all three are told.
            var expected: [NoticeKind] = [
                .dueIn2Hours, .dueIn24Hours, .dueIn72Hours, .supplementAsked, .submitted,
            ]
            #expect(try Self.told(owner, server) == expected)
            let head = server.client(token: try await server.staff("head", .supervisor).token)
            _ = try await head.review.extendDeadlines(.init(days: 2, reason: "系统停电"))
            await head.close()
            let moved = due + .day + .day
            // Two days are less than 72 hours: that much time was told of.
            for kind in [NoticeKind.dueIn24Hours, .dueIn2Hours] {
                let moment = moved - (try #require(kind.lead))
                Self.move(server, to: Instant(ms: moment.ms - 1))
                try await Self.remind(server)
                #expect(try Self.told(owner, server) == expected, "\(kind) early")
                Self.move(server, to: moment)
                for _ in 0..<2 { try await Self.remind(server) }
                expected.insert(kind, at: 0)
                #expect(try Self.told(owner, server) == expected)
            }
            Self.move(server, to: moved)
            try await Self.remind(server)
            let notices = try server.store.point {
                try $0.notices(
                    of: owner, before: NoticeID(rawValue: .max), unreadOnly: false, limit: 100)
            }
            let reminders = notices.filter { $0.kind.lead != nil }
            #expect(reminders.map(\.due) == [moved, moved, due, due, due])
            #expect(try server.store.point { try $0.nextReminder() } == nil)
        }
    }

    @Test func `a server that was down past the deadline reminds of nothing`() async throws {
        try await Self.withSupplement { server, owner, due in
            // Taken down before its time and put up after the deadline.
            let reminders = try server.store.point { try $0.remindersDue(at: due, limit: 9) }
            #expect(reminders.count == 3)
            try await server.store.write { transaction in
                for reminder in reminders { try transaction.settle(reminder, now: due) }
            }
            #expect(
                try Self.told(owner, server).allSatisfy {
                    $0 == .supplementAsked || $0 == .submitted
                })
            #expect(try server.store.point { try $0.nextReminder() } == nil)
        }
    }

    @Test func `a reminder's text message says the deadline, and nothing once it has passed`()
        async throws
    {
        try await Self.withSupplement { server, owner, due in
            server.sender.set(failure: CollectingSender.Outage())
            Self.move(server, to: Instant(ms: due.ms - 2 * 3_600_000))
            try await Self.remind(server)
            #expect(try Self.told(owner, server).first == .dueIn2Hours)
            server.sender.set(failure: nil)
            Self.move(server, to: due)
            while true {
                let newest = try await server.store.read { try $0.newestMessages(limit: 1) }
                if newest.first?.state == .givenUp { break }
                server.clock.advance(by: .seconds(1))
                try await Task.sleep(for: .milliseconds(5))
            }
            let report = try await server.store.read { try $0.newestMessages(limit: 1) }.first
            #expect(report?.fault == "EXPIRED")
        }
    }
}
