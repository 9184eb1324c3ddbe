// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingMetrics
import Testing

@testable import filing

@Suite struct TopPageTests {
    private static func look(
        at seconds: Double, ok: Int, failed: Int, fast: Int, slow: Int, serving: Int = 1
    ) throws -> MetricsSnapshot {
        let text = """
            filing_serving \(serving)
            filing_connections_open 12
            filing_calls_total{method="a",code="0"} \(ok)
            filing_calls_total{method="a",code="5"} \(failed)
            filing_calls_total{method="quiet",code="0"} 7
            filing_call_seconds_bucket{method="a",le="0.001"} \(fast)
            filing_call_seconds_bucket{method="a",le="0.01"} \(fast + slow)
            filing_call_seconds_bucket{method="a",le="+Inf"} \(fast + slow)
            filing_write_queue_length 3
            filing_write_queue_limit 4096
            filing_commit_writes_count \(ok / 10)
            filing_commit_writes_sum \(ok)
            filing_outbox_messages 2
            filing_outbox_lag_seconds 61
            filing_review_open{region="44"} 400
            filing_review_open{region="11"} 7
            filing_review_open{region="31"} 9
            filing_review_due_soon{region="31"} 4
            filing_review_overdue{region="31"} 3
            filing_review_stale{region="31"} 1
            filing_feed_unacknowledged 5
            filing_feed_lag_seconds 7
            filing_review_lag_seconds{region="44"} 266400
            filing_review_lag_seconds{region="11"} 5
            """
        return MetricsSnapshot(try MetricsText.read(text), atSeconds: seconds)
    }

    @Test func `rates are what rose, by the time between two looks`() throws {
        let page = TopPage(
            from: try Self.look(at: 10, ok: 1_000, failed: 10, fast: 1_000, slow: 10),
            to: try Self.look(at: 12, ok: 1_900, failed: 30, fast: 1_890, slow: 40))
        #expect(page.callsPerSecond == 460)
        #expect(page.writesPerSecond == 450)
        #expect(page.commitsPerSecond == 45)
        #expect(page.methods.map(\.name) == ["a"])
        #expect(page.methods.first?.errorsPerSecond == 10)
        // 890 of 920 calls took at most 1 ms: the median, and not yet 99 of 100.
        #expect(page.methods.first?.p50Ms == 1)
        #expect(page.methods.first?.p99Ms == 10)
    }

    @Test func `a server that started again shows no negative rate`() throws {
        let page = TopPage(
            from: try Self.look(at: 10, ok: 1_000, failed: 10, fast: 1_000, slow: 10),
            to: try Self.look(at: 12, ok: 5, failed: 0, fast: 5, slow: 0, serving: 0))
        #expect(page.callsPerSecond == 0)
        #expect(page.methods.isEmpty)
        #expect(!page.isServing)
    }

    @Test(arguments: [(Language.zh, "待审核"), (.en, "waiting")])
    func `what is most overdue comes first, then the longest queue, in the reader's language`(
        language: Language, word: String
    ) throws {
        let look = try Self.look(at: 1, ok: 1, failed: 0, fast: 1, slow: 0)
        let lines = TopPage(from: look, to: look).lines(language, rows: 10)
        let text = lines.joined(separator: "\n")
        #expect(text.contains(word))
        let rows = lines.suffix(3).map { $0.split(separator: " ").map(String.init) }
        #expect(rows[0].prefix(5) == ["31", "9", "4", "3", "1"])
        #expect(rows[1].prefix(5) == ["44", "400", "0", "0", "0"])
        #expect(rows[1].suffix(4) == ["3", "d", "2", "h"])
        #expect(rows[2].first == "11")
        #expect(lines[1].hasSuffix("5 (7 s)"))
    }

    @Test func `a server without these metrics gives an empty page`() throws {
        let look = MetricsSnapshot([], atSeconds: 1)
        let page = TopPage(from: look, to: look)
        #expect(page.methods.isEmpty)
        #expect(page.regions.isEmpty)
        #expect(!page.isServing)
    }
}
