// SPDX-License-Identifier: Apache-2.0

package import NIOCore

extension ServerConnection {
    /// What a sweep finds to do.
    package enum SweepVerdict: Sendable, Equatable {
        /// Nothing.
        case fine
        /// Send a PING with these 8 bytes.
        case ping(UInt64)
        /// End the connection.
        case close(Farewell)
    }

    /// The state of the output, which only the shell knows.
    package struct Output: Sendable, Equatable {
        /// Bytes written but not taken by the socket.
        package var unsentBytes: Int
        /// Bytes ever taken by the socket.
        package var takenBytes: UInt64
        /// Whether we have stopped reading because of unsent output.
        package var isReadingPaused: Bool

        /// The state as given.
        package init(unsentBytes: Int, takenBytes: UInt64, isReadingPaused: Bool) {
            self.unsentBytes = unsentBytes
            self.takenBytes = takenBytes
            self.isReadingPaused = isReadingPaused
        }
    }

    /// What to do about unsent output.
    package enum OutputVerdict: Sendable, Equatable {
        /// Go on reading.
        case fine
        /// Stop reading until it has shrunk.
        case pauseReading
        /// Close without a word: the peer does not read.
        case close
    }

    /// Judges an amount of unsent output, in bytes.
    package func judgeOutput(unsentBytes: Int) -> OutputVerdict {
        if unsentBytes > self.phase.unsentCloseBytes { return .close }
        return unsentBytes > self.limits.unsentPauseBytes ? .pauseReading : .fine
    }

    /// Looks at every timer of the connection; call it about once a second.
    package mutating func sweep(now: NIODeadline, output: Output) -> SweepVerdict {
        guard !self.isClosed else { return .fine }
        if output.isReadingPaused { self.clocks.readingIsPaused(now: now) }
        if let violation = self.stalled(now: now, output: output) {
            self.close()
            return .close(violation)
        }
        if self.openCalls > 0 { return self.keepAlive(now: now) }
        let allowed = self.isKnown ? self.limits.idleAfterLogin : self.limits.idleBeforeLogin
        guard output.unsentBytes == 0, now - self.clocks.lastCall >= allowed else { return .fine }
        self.close()
        return .close(.goAway(.idleTimeout, lastCall: self.lastCall))
    }

    private mutating func stalled(now: NIODeadline, output: Output) -> Farewell? {
        if self.isAwaitingPreface {
            return now - self.clocks.accepted >= self.limits.prefaceTime ? .silent(.slowPeer) : nil
        }
        if output.unsentBytes == 0 {
            self.clocks.outputIsEmpty()
        } else if self.clocks.outputStalled(taken: output.takenBytes, now: now)
            >= self.limits.unsentStall
        {
            return .silent(.slowPeer)
        }
        return self.isInputTooSlow(now: now) ? .goAway(.slowPeer, lastCall: self.lastCall) : nil
    }

    private func isInputTooSlow(now: NIODeadline) -> Bool {
        // After a half-close nothing more can come, and what is incomplete is of no interest.
        guard let started = self.clocks.partStarted, !self.isInputClosed else { return false }
        let elapsed = now - started
        switch self.clocks.part {
        case .none: return false
        case .header: return elapsed >= self.limits.headerTime
        case .payload(let arrived, _):
            if elapsed >= self.limits.payloadTime { return true }
            guard elapsed >= self.limits.payloadGrace else { return false }
            // elapsed is below payloadTime, a setting of at most minutes: no overflow.
            let elapsedMs = elapsed.nanoseconds / 1_000_000
            let expected = elapsedMs.multipliedReportingOverflow(
                by: Int64(self.limits.payloadBytesPerSecond))
            return expected.overflow || Int64(arrived) < expected.partialValue / 1000
        }
    }

    private mutating func keepAlive(now: NIODeadline) -> SweepVerdict {
        if let sent = self.clocks.pingSent {
            guard now - sent >= self.limits.pongTime else { return .fine }
            self.close()
            return .close(.silent(.slowPeer))
        }
        guard !self.isInputClosed, now - self.clocks.lastByte >= self.limits.pingAfterSilence else {
            return .fine
        }
        self.clocks.pinged(now: now)
        return .ping(self.clocks.lastByte.uptimeNanoseconds)
    }
}
