// SPDX-License-Identifier: Apache-2.0

@testable import FilingServer
import FilingTestKit
import Synchronization
import Testing

/// Batches of outside calls: several at once, never too many, none after the network is out.
@Suite(.timeLimit(.minutes(1))) struct SideBySideTests {
    @Test func `as many as allowed are under way at once, and never more`() async {
        let door = Gathering()
        door.gather(SideBySide.width)
        let underWay = Mutex((now: 0, most: 0))
        let results = await SideBySide.results(of: Array(0..<100)) { number in
            underWay.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
            await door.arrive()
            underWay.withLock { $0.now -= 1 }
            return number
        }
        #expect(Set(results) == Set(0..<100))
        #expect(underWay.withLock { $0.most } == SideBySide.width)
    }

    @Test func `after a result that is enough none is begun, and all begun are finished`() async {
        let door = Gathering()
        door.gather(SideBySide.width)
        let begun = Mutex(0)
        let results = await SideBySide.results(of: Array(0..<100), isEnough: { _ in true }) {
            begun.withLock { $0 += 1 }
            await door.arrive()
            return $0
        }
        #expect(Set(results) == Set(0..<SideBySide.width))
        #expect(begun.withLock { $0 } == SideBySide.width)
    }

    @Test func `nothing to do is done at once`() async {
        #expect(await SideBySide.results(of: [Int]()) { $0 }.isEmpty)
    }
}
