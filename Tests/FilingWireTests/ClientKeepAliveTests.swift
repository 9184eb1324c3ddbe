// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore
import Testing

@Suite struct ClientKeepAliveTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

    @Test func `nothing is asked while no call is open`() {
        var keepAlive = ClientKeepAlive(limits: WireLimits(), now: self.start)
        #expect(keepAlive.check(openCalls: 0, now: self.start + .hours(1)) == .rest)
    }

    @Test func `30 s of silence ask, 15 s more give up`() {
        var keepAlive = ClientKeepAlive(limits: WireLimits(), now: self.start)
        let asked = self.start + .seconds(30)
        #expect(keepAlive.check(openCalls: 1, now: self.start) == .wait(until: asked))
        #expect(keepAlive.check(openCalls: 1, now: asked) == .ping(asked.uptimeNanoseconds))
        let end = asked + .seconds(15)
        #expect(keepAlive.check(openCalls: 1, now: end - .nanoseconds(1)) == .wait(until: end))
        #expect(keepAlive.check(openCalls: 1, now: end) == .giveUp)
    }

    @Test func `any byte starts the silence anew`() {
        var keepAlive = ClientKeepAlive(limits: WireLimits(), now: self.start)
        _ = keepAlive.check(openCalls: 1, now: self.start)
        let asked = self.start + .seconds(30)
        _ = keepAlive.check(openCalls: 1, now: asked)
        keepAlive.bytesArrived(now: asked + .seconds(14))
        #expect(
            keepAlive.check(openCalls: 1, now: asked + .seconds(15))
                == .wait(until: asked + .seconds(44)))
    }

    @Test func `silence before the first call does not count`() {
        var keepAlive = ClientKeepAlive(limits: WireLimits(), now: self.start)
        let called = self.start + .hours(1)
        #expect(
            keepAlive.check(openCalls: 1, now: called) == .wait(until: called + .seconds(30)))
    }
}
