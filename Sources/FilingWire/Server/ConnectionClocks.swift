// SPDX-License-Identifier: Apache-2.0

import NIOCore

/// The moments that the timers of a connection are measured from.
struct ConnectionClocks: Sendable {
    /// When the connection was accepted.
    let accepted: NIODeadline
    /// When the last byte arrived.
    private(set) var lastByte: NIODeadline
    /// When the last call arrived, or the last open call was answered.
    private(set) var lastCall: NIODeadline
    /// When the header or payload that is incomplete now began to arrive.
    private(set) var partStarted: NIODeadline?
    /// Which part that is.
    private(set) var part = FrameProgress.none
    /// When a PING was sent that no byte has followed.
    private(set) var pingSent: NIODeadline?
    /// The PINGs sent that have had no PONG; a PONG without one is an error.
    private var openPings = 0
    /// Bytes the socket had taken at the last sweep, and when that number last grew.
    private(set) var taken: UInt64 = 0
    private(set) var takenGrew: NIODeadline?

    init(now: NIODeadline) {
        self.accepted = now
        self.lastByte = now
        self.lastCall = now
    }

    mutating func bytesArrived(now: NIODeadline) {
        self.lastByte = now
        self.pingSent = nil
    }

    mutating func callArrived(now: NIODeadline) { self.lastCall = now }

    mutating func wentIdle(now: NIODeadline) { self.lastCall = now }

    /// A whole frame came: what is incomplete now began after it.
    mutating func frameCompleted() { self.partStarted = nil }

    /// All bytes at hand are decoded and this is left over.
    mutating func frameProgressed(_ progress: FrameProgress, now: NIODeadline) {
        switch (self.part, progress) {
        case (_, .none): self.partStarted = nil
        case (.header, .header), (.payload, .payload):
            if self.partStarted == nil { self.partStarted = now }
        case (_, .header), (_, .payload): self.partStarted = now
        }
        self.part = progress
    }

    mutating func pinged(now: NIODeadline) {
        self.pingSent = now
        self.openPings += 1
    }

    /// A PONG came.
    ///
    /// - Returns: whether it answers a PING of ours.
    mutating func takePong() -> Bool {
        guard self.openPings > 0 else { return false }
        self.openPings -= 1
        return true
    }

    /// We have stopped reading, so the peer's silence is not its fault: its times start anew.
    mutating func readingIsPaused(now: NIODeadline) {
        self.lastByte = now
        if self.partStarted != nil { self.partStarted = now }
    }

    /// How long unsent output has made no progress.
    mutating func outputStalled(taken: UInt64, now: NIODeadline) -> TimeAmount {
        guard let since = self.takenGrew, taken == self.taken else {
            self.taken = taken
            self.takenGrew = now
            return .zero
        }
        return now - since
    }

    /// Nothing is unsent.
    mutating func outputIsEmpty() { self.takenGrew = nil }
}
