// SPDX-License-Identifier: Apache-2.0

import FilingWire
import NIOCore

/// One timer for the whole connection.
///
/// It is armed for the earliest moment that anything could be due and left armed when calls end
/// early, so that the usual call costs a comparison and no timer.
extension ClientChannelHandler {
    /// A call with this deadline was taken over.
    func watch(_ deadline: NIODeadline, now: NIODeadline) {
        switch self.keepAlive.check(openCalls: self.wire.openCalls, now: now) {
        case .wait(let until): self.arm(min(deadline, until))
        case .ping(let bytes):
            self.writePing(.ping, bytes)
            self.arm(min(deadline, now + self.settings.wire.pongTime))
        case .giveUp: self.end(.silent)
        case .rest: self.arm(deadline)
        }
    }

    private func arm(_ next: NIODeadline) {
        guard next < self.timerAt, let context = self.context else { return }
        self.timer?.cancel()
        self.timerAt = next
        self.timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: next) {
            self.timerAt = .distantFuture
            self.timer = nil
            self.fire()
        }
    }

    private func fire() {
        guard let now = self.context?.eventLoop.now else { return }
        for (id, _) in self.open.filter({ $0.value.deadline <= now }).sorted(by: { $0.key < $1.key }
        ) {
            self.abandon(id, .deadline)
        }
        self.expireWaiting(now: now)
        let earliest = [
            self.open.values.map(\.deadline).min(), self.waiting.lazy.map(\.deadline).min(),
        ].compactMap(\.self).min()
        // An abandoned call still has its slot: silence is watched even if nobody waits.
        guard let earliest = earliest ?? (self.wire.openCalls > 0 ? .distantFuture : nil) else {
            _ = self.keepAlive.check(openCalls: 0, now: now)
            return
        }
        self.watch(earliest, now: now)
    }

    private func expireWaiting(now: NIODeadline) {
        guard self.waiting.contains(where: { $0.deadline <= now }) else { return }
        let expired = self.waiting.filter { $0.deadline <= now }
        self.waiting.removeAll { $0.deadline <= now }
        for call in expired { call.fail(.deadline, processed: .no) }
    }
}
