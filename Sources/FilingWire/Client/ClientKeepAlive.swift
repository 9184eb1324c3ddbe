// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// Finds out that the server is gone while calls are open.
///
/// 30 s of silence with calls open ask for a PING; 15 s more without any byte end the connection.
/// Without open calls nothing is sent and nothing is suspected.
package struct ClientKeepAlive: Sendable {
    /// What to do now.
    package enum Verdict: Sendable, Equatable {
        /// Nothing until then.
        case wait(until: NIODeadline)
        /// Nothing until calls are open.
        case rest
        /// Send a PING with these 8 bytes, and ask again.
        case ping(UInt64)
        /// Close: the peer is silent.
        case giveUp
    }

    private let limits: WireLimits
    private var silentSince: NIODeadline
    private var pingSent: NIODeadline?
    private var isWatching = false

    /// A connection that was made at `now`.
    package init(limits: WireLimits, now: NIODeadline) {
        self.limits = limits
        self.silentSince = now
    }

    /// Any byte is a sign of life.
    package mutating func bytesArrived(now: NIODeadline) {
        self.silentSince = now
        self.pingSent = nil
    }

    /// Looks at the silence.
    ///
    /// - Parameter openCalls: calls without an answer. The silence before the first of them does
    ///   not count.
    package mutating func check(openCalls: Int, now: NIODeadline) -> Verdict {
        guard openCalls > 0 else {
            self.isWatching = false
            self.pingSent = nil
            return .rest
        }
        if !self.isWatching {
            self.isWatching = true
            self.silentSince = now
        }
        if let sent = self.pingSent {
            let end = sent + self.limits.pongTime
            return now >= end ? .giveUp : .wait(until: end)
        }
        let end = self.silentSince + self.limits.pingAfterSilence
        guard now >= end else { return .wait(until: end) }
        self.pingSent = now
        return .ping(now.uptimeNanoseconds)
    }
}
