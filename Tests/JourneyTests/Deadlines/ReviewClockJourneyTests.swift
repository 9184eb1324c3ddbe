// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// The region's clock as reviewers and applicants see it.
///
/// Source: domain.md sections 9 and 10.
@Suite(.timeLimit(.minutes(5))) struct ReviewClockJourneyTests {
    @Test func `queue and status tell due, overdue and stale at their milliseconds`() async throws {
        try await TimeStage.run { stage in
            // Monday 2026-02-02, 02:40: due Thursday, stale Wednesday of the week after.
            let number = try await stage.file()
            let due = try moment("2026-02-05 17:00")
            let stale = try moment("2026-02-11 17:00")
            let steps: [(Instant, FilingV1.ClockState, FilingV1.Role)] = [
                (Instant(ms: due.ms - 288 * 60_000 - 1), .running, .reviewer),
                (Instant(ms: due.ms - 288 * 60_000), .dueSoon, .reviewer),
                (Instant(ms: due.ms - 1), .dueSoon, .reviewer),
                (due, .overdue, .supervisor),
                (Instant(ms: stale.ms - 1), .overdue, .supervisor),
                (stale, .stale, .supervisor),
            ]
            for (at, clock, holder) in steps {
                stage.go(to: at)
                let status = try await stage.status(number)
                #expect(status.clock == clock && status.with == holder && status.dueMs == due.ms)
                #expect(
                    status.advice
                        == (clock == .stale ? [.readNotices, .callHotline, .consultOnline] : []))
                #expect(status.hotline == (clock == .stale ? "12333" : ""))
                try await stage.with(stage.clerk) { client in
                    let entry = try await client.review.queue(.init()).entries.first
                    #expect(entry?.clock == clock && entry?.with == holder)
                    #expect(entry?.dueMs == due.ms)
                    for filter in [FilingV1.ClockState.dueSoon, .overdue, .stale] {
                        let found = try await client.review.queue(.init(clock: filter)).entries
                        let isOverdue = filter == .overdue && clock == .stale
                        #expect(found.isEmpty == !(filter == clock || isOverdue))
                    }
                }
            }
            let old = try await stage.with(stage.clerk) { client in
                (
                    try await client.review.queue(.init(waitingDays: 9)).entries.count,
                    try await client.review.queue(.init(waitingDays: 10)).entries.count
                )
            }
            #expect(old == (1, 0))
            for request in [
                FilingV1.QueueRequest(clock: .running), .init(clock: .paused),
                .init(waitingDays: 3_651),
            ] {
                let refused = try await stage.refusal(stage.clerk) {
                    try await $0.review.queue(request)
                }
                #expect(refused?.reason == "FIELD_INVALID")
            }
        }
    }

    @Test func `what the region has used counts on after a supplement`() async throws {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            // Tuesday and Wednesday are over.
            stage.go(to: try moment("2026-02-05 10:00"))
            _ = try await stage.ask(for: number)
            #expect(try await stage.status(number).clock == .paused)
            stage.go(to: try moment("2026-02-09 10:00"))
            try await stage.answer(number)
            let status = try await stage.status(number)
            #expect(status.dueMs == (try moment("2026-02-10 17:00")).ms)
            #expect(status.clock == .running)
        }
    }

    @Test func `past the last calendar filings are taken, untold; supplements name the year`()
        async throws
    {
        // The plan's window is open in a winter whose calendar ends with it.
        let now = try moment("2026-12-30 10:00")
        try await TestServer.run(now: now, isRehearsal: true) { server in
            let applicant = server.client(token: try await server.applicant().token)
            let number = try await applicant.fileEverything()
            let status = try await applicant.status.get(number)
            #expect(status.state == .pending && status.dueMs == 0 && status.clock == .unknown)
            let clerk = server.client(token: try await server.staff("clerk").token)
            let entry = try await clerk.review.queue(.init()).entries.first
            #expect(entry?.filingNumber == number && entry?.clock == .unknown)
            let claim = try await clerk.review.claim(.init(filingNumber: number))
            let refused = await #expect(throws: FilingError.self) {
                try await clerk.review.decide(
                    .init(
                        filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                        outcome: .supplement,
                        items: [.init(kind: .workProof, reason: .noSeal)]))
            }
            #expect(refused?.reason == "CALENDAR_MISSING")
            #expect(refused?.details["year"] == "2027")
            let decided = try await clerk.review.decide(
                .init(
                    filingNumber: number, claimID: claim.claimID, revision: claim.revision,
                    outcome: .approve))
            #expect(decided.state == .approved)
            await applicant.close()
            await clerk.close()
        }
    }
}
