// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// When a region takes filings.
///
/// Source: domain.md section 6, "Windows".
@Suite(.timeLimit(.minutes(5))) struct WindowJourneyTests {
    @Test func `drafts are opened and handed in until the last millisecond of the window`()
        async throws
    {
        try await TimeStage.run { stage in
            let closes = try moment("2026-03-08 17:00")
            let number = try await stage.draft()
            #expect(try await stage.status(number).dueMs == closes.ms)
            stage.go(to: Instant(ms: closes.ms - 1))
            #expect(try await stage.window().open)
            _ = try await stage.with(stage.applicant) { try await $0.submitNow(number) }
            // Back to the draft and in again, still in time.
            try await stage.with(stage.applicant) { client in
                let seen = try await client.status.get(number).revision
                _ = try await client.filing.update(
                    .init(filingNumber: number, revision: seen, form: Fixtures.form))
            }

            stage.go(to: closes)
            let window = try await stage.window()
            #expect(!window.open && window.closesMs == closes.ms && window.nowMs == closes.ms)
            let before = try stage.row(number)
            let late = try await stage.refusal(stage.applicant) {
                try await $0.submitNow(number)
            }
            #expect(late?.reason == "WINDOW_CLOSED")
            #expect(late?.details["closes_ms"] == "\(closes.ms)")
            #expect(try stage.row(number) == before)
            let other = try await stage.server.applicant(phone: "13800138009")
            let draft = try await stage.refusal(other) { try await $0.openDraft() }
            #expect(draft?.reason == "WINDOW_CLOSED")
        }
    }

    @Test func `a filing handed in is not taken back to a draft that could not go in again`()
        async throws
    {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            stage.go(to: try moment("2026-03-08 17:00"))
            let before = try stage.row(number)
            let refused = try await stage.refusal(stage.applicant) { client in
                try await client.filing.update(
                    .init(
                        filingNumber: number, revision: before.revision.rawValue,
                        form: Fixtures.form))
            }
            #expect(refused?.reason == "WINDOW_CLOSED")
            #expect(try stage.row(number) == before)
        }
    }

    @Test func `before the window nothing is taken, and anybody may ask when it opens`()
        async throws
    {
        let opens = try moment("2026-01-15 09:00")
        try await TestServer.run(now: Instant(ms: opens.ms - 1)) { server in
            let client = server.client(token: try await server.applicant().token)
            let early = await #expect(throws: FilingError.self) { try await client.openDraft() }
            #expect(early?.reason == "WINDOW_NOT_OPEN")
            #expect(early?.details["opens_ms"] == "\(opens.ms)")
            let nobody = server.client()
            let window = try await nobody.window.get(.init(exam: "sw-2026", region: "66"))
            #expect(window.opensMs == opens.ms && !window.open)
            for (exam, region, reason) in [
                ("sw-2025", "11", "EXAM_UNKNOWN"), ("sw-2026", "71", "REGION_UNKNOWN"),
            ] {
                let refused = await #expect(throws: FilingError.self) {
                    try await nobody.window.get(.init(exam: exam, region: region))
                }
                #expect(refused?.reason == reason)
            }
            server.clock.advance(by: Span(ms: 1))
            #expect(try await nobody.window.get(.init(exam: "sw-2026", region: "66")).open)
            _ = try await client.openDraft()
            await client.close()
            await nobody.close()
        }
    }

    @Test func `a supervisor extends the region's window and supplements, and no other region's`()
        async throws
    {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            let due = try await stage.ask(for: number).supplementDueMs
            stage.go(to: Instant(ms: due - 1))
            let reply = try await stage.with(stage.supervisor) {
                try await $0.review.extendDeadlines(.init(days: 2, reason: "系统停电"))
            }
            let closes = try moment("2026-03-10 17:00")
            #expect(reply.closedMs == (try moment("2026-03-08 17:00")).ms)
            #expect(reply.closesMs == closes.ms)
            let window = try await stage.window()
            #expect(window.closesMs == closes.ms)
            #expect(window.plannedClosesMs == reply.closedMs)
            #expect(window.extensionReason == "系统停电")
            #expect(try await stage.window("31").closesMs == reply.closedMs)

            let moved = due + 2 * Span.day.ms
            #expect(try await stage.status(number).dueMs == moved)
            stage.go(to: Instant(ms: moved - 1))
            #expect(try await stage.status(number).state == .supplement)
            try await stage.answer(number)
            #expect(try await stage.status(number).state == .pending)

            // The window is open two days longer.
            stage.go(to: Instant(ms: closes.ms - 1))
            let other = try await stage.server.applicant(phone: "13800138009")
            _ = try await stage.with(other) { try await $0.openDraft() }
            stage.go(to: closes)
            let third = try await stage.server.applicant(phone: "13800138010")
            let late = try await stage.refusal(third) { try await $0.openDraft() }
            #expect(late?.details["closes_ms"] == "\(closes.ms)")
            let entries = try LogReading(stage.server).entries(after: 0)
                .filter { $0.action == .deadlinesExtended }
            #expect(entries.map(\.object) == [Int64(clamping: reply.extensionID)])
            #expect(entries.map(\.region) == [RegionCode(rawValue: 11)])
        }
    }

    @Test func `an extension does not bring back what has lapsed, nor shorten anything`()
        async throws
    {
        try await TimeStage.run { stage in
            let number = try await stage.file()
            let due = try await stage.ask(for: number).supplementDueMs
            try await stage.goQuietly(to: Instant(ms: due))
            _ = try await stage.with(stage.supervisor) {
                try await $0.review.extendDeadlines(.init(days: 5, reason: "系统停电"))
            }
            #expect(try await stage.status(number).state == .lapsed)
            let refused = try await stage.refusal(stage.supervisor) {
                try await $0.review.extendDeadlines(
                    .init(untilMs: (try moment("2026-03-09 17:00")).ms, reason: "太早"))
            }
            #expect(refused?.reason == "EXTENSION_INVALID")
            #expect(try await stage.window().closesMs == (try moment("2026-03-13 17:00")).ms)
        }
    }
}
