// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingServer
import FilingTestKit
import FilingTransport
import Testing

/// What the registration system says it did with records, and what its silence is called.
@Suite(.timeLimit(.minutes(3))) struct FeedAcknowledgeTests {
    @Test func `a verdict is taken once, repeated, and never changed`() async throws {
        try await RegistryStage.run { stage in
            _ = try await stage.filed()
            let key = try #require(
                try await stage.registry.registry.pull(FilingV1.PullRequest()).records.first?.key)
            var unknown = key
            unknown.revision += 1
            var foreign = key
            foreign.exam = "sw-2027"
            let none = FilingV1.FeedKey(
                exam: "sw-2026", filingNumber: "SW26-11-000000000-1", revision: 4)
            for key in [unknown, foreign, none, nil] {
                #expect(try await stage.acknowledge(key, .accepted).outcome == .unknown)
            }
            let log = LogReading(stage.server)
            let head = try log.head()
            let first = try await stage.acknowledge(key, .rejected, reason: "LEVEL_CLOSED")
            #expect(first.outcome == .recorded)
            #expect(first.standing == .rejected)
            #expect(
                try await stage.acknowledge(key, .rejected, reason: "LEVEL_CLOSED").outcome
                    == .repeated)
            #expect(
                try await stage.acknowledge(key, .rejected, reason: "OTHER").outcome == .conflict)
            let other = try await stage.acknowledge(key, .accepted)
            #expect(other.outcome == .conflict)
            #expect(other.standing == .rejected)
            // Written down once, like the verdict.
            #expect(try log.entries(after: head).map(\.action) == [.recordAcknowledged])
            let state = try await stage.registry.registry.pull(FilingV1.PullRequest())
            #expect(state.records.map(\.state) == [.rejected])
        }
    }

    @Test func `one verdict that is none leaves the whole call undone`() async throws {
        try await RegistryStage.run { stage in
            _ = try await stage.filed()
            let key = try #require(
                try await stage.registry.registry.pull(FilingV1.PullRequest()).records.first?.key)
            let good = FilingV1.Acknowledgement(key: key, verdict: .accepted)
            for (bad, count) in [
                (FilingV1.Acknowledgement(key: key, verdict: .unspecified), 1),
                (FilingV1.Acknowledgement(key: key, verdict: .rejected), 1),
                (FilingV1.Acknowledgement(key: key, verdict: .accepted, reason: "WHY"), 1),
                (good, 200),
            ] {
                #expect(
                    await RegistryStage.reason {
                        try await stage.registry.registry.acknowledge(
                            FilingV1.AcknowledgeRequest(
                                acknowledgements: [good]
                                    + Array(repeating: bad, count: count)))
                    } == "FIELD_INVALID")
            }
            #expect(
                await RegistryStage.reason {
                    try await stage.registry.registry.acknowledge(FilingV1.AcknowledgeRequest())
                } == "FIELD_INVALID")
            let state = try await stage.registry.registry.pull(FilingV1.PullRequest())
            #expect(state.records.map(\.state) == [.waiting])
        }
    }

    @Test func `silence is flagged after 1 working day and a breach after 3, and told`()
        async throws
    {
        try await RegistryStage.run { stage in
            // 2026-02-02, a Monday, 02:40: day 1 ends on the 3rd at 17:00, day 3 on the 5th.
            _ = try await stage.filed()
            let first = try #require(
                try await stage.registry.registry.listOpen(FilingV1.ListOpenRequest())
                    .records.first)
            #expect(first.state == .waiting)
            let (flagged, breached) = (first.flaggedAtMs, first.breachedAtMs)
            #expect(Instant(ms: flagged).textInChina == "2026-02-03 17:00:00")
            #expect(Instant(ms: breached).textInChina == "2026-02-05 17:00:00")
            for (at, state) in [
                (flagged - 1, FilingV1.FeedState.waiting), (flagged, .flagged),
                (breached - 1, .flagged), (breached, .breached),
            ] {
                let now = stage.server.clock.now()
                stage.server.clock.advance(by: Instant(ms: at) - now)
                // Nobody stays logged in for days.
                let program = try await stage.server.staff("registry-\(at)", .registry)
                let (open, page) = try await stage.with(program) { client in
                    (
                        try await client.registry.listOpen(FilingV1.ListOpenRequest()),
                        try await client.registry.pull(FilingV1.PullRequest())
                    )
                }
                #expect(open.records.map(\.state) == [state])
                #expect(page.records.map(\.state) == [state])
                #expect(open.open == 1)
                #expect(open.flagged == (state == .flagged ? 1 : 0))
                #expect(open.breached == (state == .breached ? 1 : 0))
            }
            let text = try await stage.server.service.metrics.text(
                stage.server.transport.counters, isServing: true)
            #expect(text.contains("\nfiling_feed_unacknowledged 1\n"))
            #expect(text.contains("\nfiling_feed_breached 1\n"))
            #expect(text.contains("\nfiling_feed_flagged 0\n"))
        }
    }
}
