// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingStore
import FilingTestKit
import Testing

/// Seats as people meet them, through real sockets and under a clock that a test moves.
@Suite(.timeLimit(.minutes(5))) struct SeatJourneyTests {
    /// A server with one seat in each level, and people with complete drafts.
    private struct Stage {
        let server: TestServer
        let people: [ReadyApplicants.One]

        /// Opens a fresh session: the clock outruns them.
        func asking<R>(
            _ who: Int, _ body: (FilingClient, String) async throws -> R
        ) async throws -> R {
            let session = try await self.server.session(of: self.people[who].account)
            let client = self.server.client(token: session.token)
            do {
                let result = try await body(client, self.people[who].number)
                await client.close()
                return result
            } catch {
                await client.close()
                throw error
            }
        }

        func status(_ who: Int) async throws -> FilingV1.StatusReply {
            try await self.asking(who) { try await $0.status.get($1) }
        }

        /// Newest first.
        func notices(_ who: Int) async throws -> [FilingV1.NoticeEntry] {
            try await self.asking(who) { client, _ in
                try await client.notice.list(FilingV1.ListNoticesRequest()).notices
            }
        }

        @discardableResult
        func submit(_ who: Int, wait: Bool = false) async throws -> FilingV1.SubmitFilingReply {
            try await self.asking(who) { client, number in
                try await client.filing.submit(
                    FilingV1.SubmitFilingRequest(
                        filingNumber: number, revision: client.status.get(number).revision,
                        declaration: "declaration-2026-1", waitWhenFull: wait))
            }
        }

        func withdraw(_ who: Int) async throws {
            _ = try await self.asking(who) { client, number in
                try await client.filing.withdraw(
                    FilingV1.WithdrawFilingRequest(
                        filingNumber: number, revision: client.status.get(number).revision))
            }
        }

        func requireFull(_ who: Int, waiting: Int) async throws {
            let refusal = await #expect(throws: FilingError.self) { try await self.submit(who) }
            #expect(refusal?.reason == "SEATS_FULL")
            #expect(refusal?.details == ["capacity": "1", "waiting": "\(waiting)"])
        }

        /// Claims and rejects.
        func reject(_ who: Int) async throws {
            let clerk = try await self.server.staff("rui-\(who)")
            let client = self.server.client(token: clerk.token)
            let number = self.people[who].number
            let claim = try await client.review.claim(
                FilingV1.ClaimRequest(filingNumber: number))
            _ = try await client.review.decide(
                FilingV1.DecideRequest(
                    filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                    outcome: .reject, reasons: [.mismatch], text: "毕业日期与证书不一致",
                    fields: [.graduation]))
            await client.close()
        }

        /// Moves the clock to a moment.
        func advance(to moment: Instant) {
            self.server.clock.advance(by: moment - self.server.clock.now())
        }
    }

    private static func withStage(
        _ people: Int, _ body: (Stage) async throws -> Void
    ) async throws {
        try await TestServer.run(outside: .init(plan: .shipped(seats: 1))) { server in
            let people = try await server.ready.make(0..<people, at: server.clock.now())
            try await body(Stage(server: server, people: people))
            #expect(try await server.store.read { try $0.seatReport() }.isRight)
        }
    }

    @Test
    func `the last seat goes once; who waits is offered it, told, and takes it by submitting`()
        async throws
    {
        try await Self.withStage(3) { stage in
            #expect(try await stage.submit(0).seat == .init(standing: .held))
            #expect(try await stage.status(0).seat?.standing == .held)
            try await stage.requireFull(1, waiting: 0)
            #expect(try await stage.status(1).revision == 1)
            let waiting = try await stage.submit(1, wait: true)
            #expect(waiting.seat == .init(standing: .waiting, place: 1))
            #expect(waiting.submittedAtMs == 0)
            #expect(waiting.filing?.state == .draft)
            #expect(try await stage.submit(2, wait: true).seat?.place == 2)
            // Asking again keeps the place.
            #expect(try await stage.submit(1, wait: true).seat?.place == 1)
            #expect(try await stage.status(2).seat == .init(standing: .waiting, place: 2))
            let left = try await stage.asking(0) { client, _ in
                try await client.seat.availability(.init(exam: "sw-2026", region: "11")).levels
            }
            #expect(left.map(\.free) == [0, 1, 1])
            #expect(left.map(\.waiting) == [2, 0, 0])

            try await stage.withdraw(0)
            let end = stage.server.clock.now() + .hours(48)
            #expect(
                try await stage.status(1).seat == .init(standing: .offered, untilMs: end.ms))
            #expect(try await stage.status(2).seat?.place == 1)
            let told = try await stage.notices(1)
            #expect(told.first?.kind == .seatOffered)
            #expect(told.first?.dueMs == end.ms)
            #expect(told.first?.textMessage.isEmpty == false)
            #expect(try await !stage.notices(2).map(\.kind).contains(.seatOffered))
            let offers = try LogReading(stage.server).all().filter {
                $0.action == .seatOffered
            }
            #expect(offers.map(\.filing) == [stage.people[1].filing])
            #expect(offers.map(\.subject) == [stage.people[1].account])
            try await stage.requireFull(2, waiting: 1)
            #expect(try await stage.submit(1).filing?.state == .pending)
            #expect(try await stage.status(1).seat?.standing == .held)
        }
    }

    @Test func `an offer is good for 48 hours less a millisecond, and then the next one's`()
        async throws
    {
        try await Self.withStage(3) { stage in
            try await stage.submit(0)
            try await stage.submit(1, wait: true)
            try await stage.submit(2, wait: true)
            try await stage.withdraw(0)
            let end = stage.server.clock.now() + .hours(48)
            stage.advance(to: Instant(ms: end.ms - 1))
            #expect(try await stage.status(1).seat?.standing == .offered)
            try await stage.requireFull(2, waiting: 1)
            stage.advance(to: end)
            #expect(try await stage.status(1).seat == nil)
            #expect(try await stage.submit(2).seat?.standing == .held)
            try await stage.requireFull(1, waiting: 0)
            #expect(
                try await stage.notices(1).map(\.kind).prefix(2)
                    == [.seatOfferRanOut, .seatOffered])
        }
    }

    @Test func `an offer taken at its last millisecond is a seat`() async throws {
        try await Self.withStage(2) { stage in
            try await stage.submit(0)
            try await stage.submit(1, wait: true)
            try await stage.withdraw(0)
            stage.advance(to: Instant(ms: stage.server.clock.now().ms + Span.hours(48).ms - 1))
            #expect(try await stage.submit(1).seat?.standing == .held)
        }
    }

    /// The clock stands on Monday 2026-02-02; the third working day after it is Thursday.
    private static let graceEnd = Instant(ms: 1_770_307_200_000)  // 2026-02-06 00:00 UTC+8

    @Test func `a rejected applicant's seat is kept to the end of the third working day`()
        async throws
    {
        try await Self.withStage(2) { stage in
            try await stage.submit(0)
            try await stage.reject(0)
            #expect(
                try await stage.status(0).seat
                    == .init(standing: .kept, untilMs: Self.graceEnd.ms))
            stage.advance(to: Instant(ms: Self.graceEnd.ms - 1))
            try await stage.requireFull(1, waiting: 0)
            stage.advance(to: Self.graceEnd)
            #expect(try await stage.status(0).seat == nil)
            #expect(try await stage.submit(1).seat?.standing == .held)
        }
    }

    @Test func `who files again within the grace takes the seat along, past those who wait`()
        async throws
    {
        try await Self.withStage(2) { stage in
            try await stage.submit(0)
            try await stage.submit(1, wait: true)
            try await stage.reject(0)
            stage.advance(to: Instant(ms: Self.graceEnd.ms - 1))
            let again = try await stage.server.ready.draft(
                of: stage.people[0].account, at: stage.server.clock.now())
            let reply = try await stage.asking(0) { client, _ in try await client.submitNow(again) }
            #expect(reply.seat?.standing == .held)
            #expect(try await stage.status(1).seat?.place == 1)
            stage.advance(to: Self.graceEnd)
            try await stage.requireFull(1, waiting: 1)
        }
    }

    @Test func `who takes a filing back keeps the seat, and gives it up with another level`()
        async throws
    {
        try await Self.withStage(2) { stage in
            try await stage.submit(0)
            try await stage.submit(1, wait: true)
            func edit(_ level: FilingV1.Level) async throws {
                _ = try await stage.asking(0) { client, number in
                    try await client.filing.update(
                        FilingV1.UpdateFilingRequest(
                            filingNumber: number, revision: client.status.get(number).revision,
                            form: FilingV1.FilingForm(
                                level: level, region: "11", address: "样本市样本区虚构路2号")))
                }
            }
            try await edit(.junior)
            #expect(try await stage.status(0).state == .draft)
            #expect(try await stage.status(0).seat?.standing == .kept)
            #expect(try await stage.submit(0).seat?.standing == .held)
            try await edit(.junior)
            #expect(try await stage.status(1).seat?.standing == .waiting)
            try await edit(.intermediate)
            #expect(try await stage.status(0).seat == nil)
            #expect(try await stage.status(1).seat?.standing == .offered)
        }
    }

    @Test func `who waits and changes the level or withdraws leaves the list`() async throws {
        try await Self.withStage(4) { stage in
            try await stage.submit(0)
            for who in 1...3 { try await stage.submit(who, wait: true) }
            try await stage.withdraw(1)
            #expect(try await stage.status(2).seat?.place == 1)
            _ = try await stage.asking(2) { client, number in
                try await client.filing.update(
                    FilingV1.UpdateFilingRequest(
                        filingNumber: number, revision: 1,
                        form: FilingV1.FilingForm(
                            level: .senior, region: "11", address: "样本市样本区虚构路2号")))
            }
            #expect(try await stage.status(2).seat == nil)
            #expect(try await stage.status(3).seat?.place == 1)
        }
    }

    @Test func `availability is told for every region, 60 times in 5 minutes`() async throws {
        try await Self.withStage(0) { stage in
            let client = stage.server.client()
            for _ in 0..<60 {
                let reply = try await client.seat.availability(.init(exam: "sw-2026"))
                #expect(reply.levels.count == 32 * 3)
                #expect(reply.levels.allSatisfy { $0.free == 1 && $0.capacity == 1 })
            }
            let refusal = await #expect(throws: FilingError.self) {
                try await client.seat.availability(
                    .init(exam: "sw-2026"), options: CallOptions(timeoutMs: 1_000))
            }
            #expect(refusal?.reason == "SEATS_TOO_OFTEN")
            await client.close()
        }
    }
}
