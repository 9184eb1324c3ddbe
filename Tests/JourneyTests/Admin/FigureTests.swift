// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingMetrics
import FilingPlan
import FilingServer
import FilingStore
import FilingTestKit
import FilingTransport
import Testing

/// The operator's figures against what was done.
@Suite(.timeLimit(.minutes(5))) struct FigureTests {
    private static func withAdmin(
        plan: ExamPlan = .shipped, _ body: (TestServer, FilingClient) async throws -> Void
    ) async throws {
        try await TestServer.run(outside: .init(plan: plan)) { server in
            let admin = server.client(
                token: try await server.staff("planner", .systemAdmin).token)
            try await body(server, admin)
            await admin.close()
        }
    }

    /// The administrator in a session of the present: one that nobody used has ended.
    private static func again(_ server: TestServer) async throws -> FilingClient {
        let account = try #require(
            try await server.store.read {
                try $0.staff(userName: UserName(text: "planner"))
            })
        return server.client(token: try await server.session(of: account.id).token)
    }

    private static func metric(
        _ server: TestServer, _ name: String, _ labels: [String: String]
    ) async throws -> Double? {
        let page = try await server.service.metrics.text(
            server.transport.counters, isServing: true)
        return try MetricsText.read(page).first { sample in
            sample.name == name && labels.allSatisfy { sample[$0.key] == $0.value }
        }?.value
    }

    @Test func `filings, deadlines and the feed are told by region`() async throws {
        try await Self.withAdmin { server, admin in
            let ids = ["11010519491231002X", "110105200002290013", "440305199001010026"]
            for (serial, id) in ids.enumerated() {
                _ = try await server.approvedFiling(
                    serial, idNumber: id, region: serial == 2 ? "31" : "11",
                    fate: serial == 0 ? .approved : .pending)
            }
            let first = try await admin.admin.figures()
            #expect(first.regions.count == 32)
            #expect(first.regions.map(\.region) == first.regions.map(\.region).sorted())
            let beijing = try #require(first.regions.first)
            #expect(beijing.region == "11")
            #expect(
                beijing.filings == [
                    .init(state: .pending, filings: 1), .init(state: .approved, filings: 1),
                ])
            #expect(beijing.overdue == 0 && beijing.dueSoon == 0)
            #expect(beijing.feedUnacknowledged == 1 && beijing.feedBreached == 0)
            #expect(beijing.seats.map(\.held) == [2, 0, 0])

            // The clock begins on a Monday: by the Thursday of the week after, seven days are over.
            server.clock.advance(by: Span(ms: 10 * Span.day.ms))
            let admin = try await Self.again(server)
            let later = try await admin.admin.figures(region: "31")
            #expect(later.regions.map(\.region) == ["31"])
            #expect(later.regions.first?.overdue == 1 && later.regions.first?.stale == 1)
            #expect(later.regions.first?.feedUnacknowledged == 0)
            let breached = try await admin.admin.figures(region: "11").regions.first
            #expect(breached?.feedBreached == 1 && breached?.feedFlagged == 0)

            #expect(try await Self.metric(server, "filing_review_open", ["region": "31"]) == 1)
            #expect(try await Self.metric(server, "filing_review_overdue", ["region": "31"]) == 1)
            #expect(try await Self.metric(server, "filing_review_stale", ["region": "31"]) == 1)
            #expect(try await Self.metric(server, "filing_review_due_soon", ["region": "31"]) == 0)
            let unknown = await #expect(throws: FilingError.self) {
                try await admin.admin.figures(region: "99")
            }
            #expect(unknown?.reason == "REGION_UNKNOWN")
            await admin.close()
        }
    }

    @Test func `what is due within a fifth of its time is due soon`() async throws {
        try await Self.withAdmin { server, _ in
            let made = try await server.approvedFiling(
                1, idNumber: "11010519491231002X", fate: .pending)
            let due = try #require(made.filing.clock.due)
            let soon = Instant(ms: due.ms - ReviewClock.dueSoonLead.ms)
            server.clock.advance(by: Span(ms: (soon - server.clock.now()).ms - 1))
            func figures() async throws -> [UInt64] {
                let admin = try await Self.again(server)
                let region = try await admin.admin.figures(region: "11").regions.first
                await admin.close()
                return region.map { [$0.dueSoon, $0.overdue, $0.stale] } ?? []
            }
            #expect(try await figures() == [0, 0, 0])
            server.clock.advance(by: Span(ms: 1))
            #expect(try await figures() == [1, 0, 0])
            server.clock.advance(by: ReviewClock.dueSoonLead)
            #expect(try await figures() == [0, 1, 0])
        }
    }

    @Test func `seats held, offered and awaited are told, and a cut takes none`() async throws {
        try await Self.withAdmin(plan: .shipped(seats: 2)) { server, admin in
            let people = try await server.ready.make(0..<4, at: server.clock.now())
            func client(_ who: Int) -> FilingClient { server.client(token: people[who].token) }
            for who in 0..<4 {
                let applicant = client(who)
                let seen = try await applicant.status.get(people[who].number).revision
                _ = try await applicant.filing.submit(
                    .init(
                        filingNumber: people[who].number, revision: seen,
                        declaration: ExamPlan.shipped.declaration.version, waitWhenFull: true))
                await applicant.close()
            }
            func quota() async throws -> FilingV1.SeatQuota? {
                try await admin.admin.listQuotas().quotas.first
            }
            #expect(try await admin.admin.listQuotas().quotas.count == 96)
            #expect(
                try await quota()
                    == .init(
                        region: "11", level: .junior, capacity: 2, held: 2, offered: 0, waiting: 2))
            // One withdraws: who waits first is offered the seat.
            let leaver = client(0)
            let seen = try await leaver.status.get(people[0].number).revision
            _ = try await leaver.filing.withdraw(
                .init(filingNumber: people[0].number, revision: seen))
            await leaver.close()
            #expect(
                try await quota()
                    == .init(
                        region: "11", level: .junior, capacity: 2, held: 1, offered: 1, waiting: 1))
            for (what, count) in [("capacity", 2), ("held", 1), ("offered", 1), ("waiting", 1)] {
                #expect(
                    try await Self.metric(
                        server, "filing_seats",
                        ["region": "11", "level": "junior", "what": what]) == Double(count))
            }
            // A pool that nobody has asked of has no figures.
            #expect(
                try await Self.metric(server, "filing_seats", ["region": "31"]) == nil)
        }
    }

    @Test func `a plan that is nobody's file has no text to be changed`() async throws {
        try await Self.withAdmin(plan: .shipped(seats: 30)) { server, admin in
            let error = await #expect(throws: FilingError.self) {
                try await admin.admin.getPlan()
            }
            #expect(error?.reason == "PLAN_TEXT_UNKNOWN")
            #expect(error?.details == ["version": ExamPlan.shipped.version])
            let text = Array(PlanText.version("2026-7").utf8)
            _ = try await admin.admin.loadPlan(text)
            let reply = try await admin.admin.getPlan()
            #expect(reply.version == "2026-7" && reply.text == text)
        }
    }

    @Test func `windows are told with the extensions of their supervisors`() async throws {
        try await Self.withAdmin { server, admin in
            let supervisor = server.client(
                token: try await server.staff("supervisor", .supervisor).token)
            _ = try await supervisor.review.extendDeadlines(.init(days: 2, reason: "网络故障"))
            let windows = try await admin.admin.listWindows().windows
            #expect(windows.count == 32)
            let own = try #require(windows.first)
            #expect(own.region == "11")
            #expect(own.closesMs == own.plannedClosesMs + 2 * Span.day.ms)
            #expect(own.extensions.map(\.days) == [2])
            #expect(own.extensions.map(\.reason) == ["网络故障"])
            #expect(windows[1].extensions.isEmpty)
            #expect(windows[1].closesMs == windows[1].plannedClosesMs)
            await supervisor.close()
        }
    }
}
