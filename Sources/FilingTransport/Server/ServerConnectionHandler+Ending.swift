// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingWire
import NIOCore

extension ServerConnectionHandler {
    /// Ends the connection as the wire decided.
    func end(_ farewell: Farewell) {
        guard case .none = self.ending else { return }
        self.count(farewell)
        self.wire.close()
        self.cancelHandlers()
        switch farewell {
        case .silent: self.abort()
        case .foreign(let guess):
            self.loop.logForeign(guess, from: self.info.peerAddress, now: self.loop.now())
            self.abort()
        case .otherVersion:
            self.write { buffer in
                Preface.version1.write(to: &buffer)
                buffer.writeGoAway(.versionUnsupported, lastCall: 0, graceMs: 0)
            }
            self.finishOutput()
        case .goAway(let reason, let lastCall):
            self.write { $0.writeGoAway(reason, lastCall: lastCall, graceMs: 0) }
            self.finishOutput()
        }
    }

    /// Looks at all timers.
    func sweep(now: NIODeadline) {
        switch self.ending {
        case .closed: return
        case .lingering(let until), .flushing(let until):
            if now >= until { self.abort() }
            return
        case .none: break
        }
        self.expireCalls(now: now)
        let verdict = self.wire.sweep(
            now: now,
            output: ServerConnection.Output(
                unsentBytes: self.output.unsentBytes, takenBytes: self.output.takenBytes,
                isReadingPaused: self.output.isReadingPaused))
        switch verdict {
        case .fine: break
        case .ping(let bytes): self.write { $0.writePing(.ping, bytes) }
        case .close(let farewell): self.end(farewell)
        }
    }

    /// Takes no further calls; ends when the last open one is answered.
    func drain(graceMs: UInt32) {
        guard case .none = self.ending else { return }
        guard self.wire.beginDrain() else {
            self.abort()
            return
        }
        let lastCall = self.wire.lastCall
        self.write { $0.writeGoAway(.draining, lastCall: lastCall, graceMs: graceMs) }
        self.flush()
    }

    /// After a half-close or a drain: everything is answered and sent, so the connection ends.
    func endIfDone() {
        switch self.ending {
        case .none:
            // Within a read, the frames that came with it are still looked at.
            guard !self.isReading, self.wire.isDone, self.output.unsentBytes == 0 else { return }
            self.wire.close()
            self.finishOutput()
        case .flushing: self.finishOutput()
        case .lingering, .closed: return
        }
    }

    /// Closes our direction once all is sent, and lets the peer read it.
    ///
    /// A plain close with unread input would reset the connection, and the peer would lose the
    /// last frames.
    private func finishOutput() {
        let until = self.loop.now() + self.loop.limits.lingerTime
        guard self.output.unsentBytes == 0 else {
            if case .none = self.ending {
                self.ending = .flushing(until: until)
                self.flush()
            }
            return
        }
        guard !self.wire.isInputClosed else {
            guard self.secureLine != nil else {
                self.abort()
                return
            }
            // TLS says goodbye before it closes, so that the peer knows that nothing is missing.
            self.ending = .lingering(until: until)
            self.context?.close(promise: nil)
            return
        }
        self.ending = .lingering(until: until)
        self.context?.close(mode: .output, promise: nil)
    }

    /// Closes the socket now.
    func abort() {
        if case .closed = self.ending { return }
        // TLS would wait for the peer's goodbye; nobody is waited for here.
        guard let context = self.secureLine?.context ?? self.context else { return }
        // `channelInactive` does the rest.
        context.close(promise: nil)
    }

    /// The socket is gone.
    func channelIsClosed() {
        if case .closed = self.ending { return }
        self.ending = .closed
        self.wire.close()
        self.cancelHandlers()
        self.disarmTimer()
        self.output.discard()
        self.loop.gate.leave(self.info.peerAddress)
        // Handlers that still run keep the connection on the loop's list, so that drain waits.
        if self.running.isEmpty { self.loop.remove(self) }
    }

    private func cancelHandlers() {
        for call in self.running { call.task.cancel() }
    }

    private func count(_ farewell: Farewell) {
        switch farewell {
        case .foreign: break
        case .goAway(.idleTimeout, _): self.loop.counters.connectionsIdled.bump()
        case .silent, .otherVersion, .goAway: self.loop.counters.connectionsFaulted.bump()
        }
    }
}
