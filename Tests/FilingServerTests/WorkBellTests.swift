// SPDX-License-Identifier: Apache-2.0

import FilingDomain
@testable import FilingServer
import FilingTestKit
import Testing

/// What wakes the outbox worker, and what must not.
@Suite(.timeLimit(.minutes(1))) struct WorkBellTests {
    @Test func `a ring before the wait is not lost`() async {
        let bell = WorkBell()
        bell.ring()
        await bell.wait(until: Instant(ms: .max), by: VirtualClock())
    }

    @Test func `a wait that ended by the clock does not ring the next one`() async {
        let bell = WorkBell()
        let clock = VirtualClock()
        await bell.wait(until: clock.now(), by: clock)
        let second = Task {
            await bell.wait(until: clock.now() + .seconds(5), by: clock)
            return clock.now()
        }
        let began = clock.now()
        while clock.sleeperCount == 0 { await Task.yield() }
        clock.advance(by: .seconds(5))
        #expect(await second.value == began + .seconds(5))
    }

    @Test func `a cancelled wait returns`() async {
        let bell = WorkBell()
        let wait = Task { await bell.wait(until: Instant(ms: .max), by: VirtualClock()) }
        wait.cancel()
        await wait.value
    }
}
