// SPDX-License-Identifier: Apache-2.0

/// What a server has seen since it started; for logs and metrics.
package struct ServerCounters: Sendable, Equatable {
    /// Connections accepted and admitted.
    package var connections: UInt64 = 0
    /// Connections closed at once because a cap was reached.
    package var connectionsRefused: UInt64 = 0
    /// Connections open now.
    package var connectionsOpen: UInt64 = 0
    /// Connections whose first bytes were not this protocol.
    package var badMagic: UInt64 = 0
    /// TLS handshakes that ended well.
    package var handshakes: UInt64 = 0
    /// TLS handshakes that failed, and peers on the TLS port that do not speak it.
    package var handshakesFailed: UInt64 = 0
    /// Connections ended because the peer broke a rule, flooded or was too slow.
    package var connectionsFaulted: UInt64 = 0
    /// Connections ended after idling.
    package var connectionsIdled: UInt64 = 0
    /// Calls handed to the dispatcher.
    package var calls: UInt64 = 0
    /// Calls the transport refused.
    package var callsRefused: UInt64 = 0
    /// Calls whose time ran out.
    package var callsExpired: UInt64 = 0
    /// Calls their caller took back.
    package var callsCancelled: UInt64 = 0
    /// Frames dropped: of finished calls, PONGs.
    package var framesIgnored: UInt64 = 0
    /// Frames of unknown kinds that may be skipped.
    package var framesSkipped: UInt64 = 0
    /// Writes to sockets; many responses share one.
    package var writes: UInt64 = 0

    /// Nothing seen.
    package init() {}
}
