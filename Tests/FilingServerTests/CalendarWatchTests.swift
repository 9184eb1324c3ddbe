// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
@testable import FilingServer
import FilingTestKit
import Testing

/// Whether the operator learns in time that deadlines will not be told.
@Suite(.timeLimit(.minutes(1))) struct CalendarWatchTests {
    @Test func `the year without a calendar is named daily, from 30 days before it begins`()
        async throws
    {
        let log = CollectingLog()
        // 2026-12-01, 00:00 in UTC+8: 2026-12-31 is 30 days away.
        let clock = VirtualClock(
            now: Instant(startOf: try #require(CivilDate(text: "2026-12-01"))))
        let watch = CalendarWatch(plan: { .shipped }, clock: clock, logger: log.logger)
        func warnings() -> Int { log.lines.filter { $0.contains("calendar of 2027") }.count }
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await watch.run() }
            for day in 0...3 {
                while clock.sleeperCount == 0 { await Task.yield() }
                #expect(warnings() == day)
                clock.advance(by: .day)
            }
            group.cancelAll()
        }
    }
}
