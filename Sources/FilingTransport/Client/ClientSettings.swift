// SPDX-License-Identifier: Apache-2.0

package import FilingWire
package import NIOCore

/// The numbers of a client's connection that are not the wire's own.
package struct ClientSettings: Sendable {
    /// The wire's numbers.
    package var wire = WireLimits()
    /// Time for the TCP connection to come up: three SYNs on a bad line.
    package var connectTime: TimeAmount = .seconds(5)
    /// Calls kept while every slot is in use; one more is refused at once.
    ///
    /// 1,024: sixteen rounds of the 64 slots. Whoever has more to do should wait, not queue.
    package var waitingCalls = 1024
    /// Unsent output above which no further call is started, bytes: one largest frame.
    package var unsentHighBytes = 1 << 20
    /// Unsent output below which calls are started again, bytes.
    package var unsentLowBytes = 256 << 10

    /// The defaults.
    package init() {}
}
