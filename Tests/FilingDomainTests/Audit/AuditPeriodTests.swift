// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// Where a period lies in a log, found by halving, against reading all of it.
struct AuditPeriodTests {
    private static let hour = Span.hours(1).ms

    /// Times that rise, but for a clock that is set back now and then, by no more than the slack in
    /// all.
    private static func times(_ random: inout SeededGenerator) -> [Int64] {
        var now: Int64 = 1_000 * Self.hour
        var latest = now
        return (0..<Int.random(in: 1...400, using: &random)).map { _ in
            now += Int64.random(in: 0...Self.hour, using: &random)
            if Int.random(in: 0..<20, using: &random) == 0 {
                now -= Int64.random(in: 0...(24 * Self.hour), using: &random)
                now = max(now, latest - AuditPeriod.clockSlack.ms)
            }
            latest = max(latest, now)
            return now
        }
    }

    @Test(arguments: UInt64(1)...20)
    func `no row of the period is left out, also after a clock was set back`(
        seed: UInt64
    ) {
        var random = SeededGenerator(state: seed)
        for _ in 0..<50 {
            let times = Self.times(&random)
            let first = Int64.random(in: 1...1_000, using: &random)
            let rows = first...(first + Int64(times.count) - 1)
            let bounds = [times.min() ?? 0, times.max() ?? 0]
            let span = (bounds[0] - 2 * Self.hour)...(bounds[1] + 2 * Self.hour)
            let from = Instant(ms: Int64.random(in: span, using: &random))
            let until = Instant(ms: Int64.random(in: span, using: &random))
            var looks = 0
            let found = AuditPeriod.rows(from: from, until: until, in: rows) { seq in
                looks += 1
                return times[Int(seq - first)]
            }
            let wanted = rows.filter {
                (from.ms..<max(from.ms, until.ms)).contains(times[Int($0 - first)])
            }
            #expect(wanted.allSatisfy(found.contains))
            #expect(looks <= 2 * 10)
        }
    }

    @Test func `without bounds it is the whole log, and a long one costs few looks`() {
        let rows: ClosedRange<Int64> = 1...1_000_000_000
        #expect(AuditPeriod.rows(from: nil, until: nil, in: rows) { $0 } == 1..<1_000_000_001)
        var looks = 0
        let found = AuditPeriod.rows(
            from: Instant(ms: 500_000_000), until: Instant(ms: 500_000_001), in: rows
        ) { seq in
            looks += 1
            return seq
        }
        // A row a millisecond: the slack of a day on both sides is left to be looked at.
        #expect(found.count <= 2 * Int(AuditPeriod.clockSlack.ms) + 2)
        #expect(looks <= 62)
    }
}
