// SPDX-License-Identifier: Apache-2.0

package import NIOCore

/// Every number of the wire, once, for server and client.
///
/// All are settings; these are the defaults.
package struct WireLimits: Sendable, Equatable {
    /// The limits that a login raises.
    package struct Phase: Sendable, Equatable {
        /// Largest `length` of a frame, bytes.
        package var frameBytes: Int
        /// Calls at once on a connection.
        package var calls: Int
        /// Unsent output at which the connection is closed, bytes.
        package var unsentCloseBytes: Int
        /// CANCELs, PINGs and errors allowed in one `abuseWindow`.
        package var abuses: Int

        /// Limits as given.
        package init(frameBytes: Int, calls: Int, unsentCloseBytes: Int, abuses: Int) {
            self.frameBytes = frameBytes
            self.calls = calls
            self.unsentCloseBytes = unsentCloseBytes
            self.abuses = abuses
        }
    }

    /// For a peer nobody knows: enough for a login, too little to hurt.
    package var beforeLogin = Phase(
        frameBytes: 16 << 10,  // the largest request before login is far below 4 KiB
        calls: 2,  // a login and a health check
        unsentCloseBytes: 64 << 10,  // 10,000 strangers can pin 640 MB, no more
        abuses: 20
    )
    /// For a peer that has logged in.
    package var afterLogin = Phase(
        frameBytes: 1 << 20,  // upload chunks are 256 KiB; 1 MiB leaves room and bounds one decode
        calls: 64,  // a portal's screenful at once; more connections for more
        unsentCloseBytes: 4 << 20,  // four of the largest replies
        abuses: 200
    )

    /// Largest `head_len`, bytes: 128 of method, 16 metadata entries, and a token fit.
    package var headBytes = 4096
    /// Unsent output at which reading stops until the peer takes some of it, bytes.
    package var unsentPauseBytes = 256 << 10
    /// How long unsent output may sit without the peer taking a byte.
    package var unsentStall: TimeAmount = .seconds(30)

    /// From accept to the end of the preface: one packet of an honest client.
    package var prefaceTime: TimeAmount = .seconds(5)
    /// Idle time without calls before login: a person typing a password reconnects.
    package var idleBeforeLogin: TimeAmount = .seconds(60)
    /// Idle time without calls after login, then GOAWAY.
    package var idleAfterLogin: TimeAmount = .seconds(300)
    /// From the first byte of a header to its last.
    package var headerTime: TimeAmount = .seconds(10)
    /// From a frame's header to the end of its payload, whatever the rate.
    package var payloadTime: TimeAmount = .seconds(60)
    /// Slowest average rate of a payload, bytes per second, judged from `payloadGrace` on.
    package var payloadBytesPerSecond = 4096
    /// Time before the rate of a payload is judged, so that one lost packet is not slowness.
    package var payloadGrace: TimeAmount = .seconds(3)
    /// Silence with calls open before a PING asks whether the peer still lives.
    package var pingAfterSilence: TimeAmount = .seconds(30)
    /// Silence after that PING before the connection is given up.
    package var pongTime: TimeAmount = .seconds(15)

    /// The window in which CANCELs, PINGs and errors are counted.
    package var abuseWindow: TimeAmount = .seconds(30)

    /// Deadline of a call that names none, milliseconds.
    package var defaultTimeoutMs: UInt32 = 30_000
    /// Longest deadline kept, milliseconds; longer ones are cut to it.
    package var maxTimeoutMs: UInt32 = 300_000
    /// Time for open calls to finish when the server stops.
    package var drainGrace: TimeAmount = .seconds(30)
    /// How long a refused peer may take to read its GOAWAY before the socket is closed under it.
    package var lingerTime: TimeAmount = .seconds(1)

    /// Connections at once, also bounded by 80 % of the process's file limit.
    package var connections = 10_000
    /// Share of the file limit that connections may take, percent: the rest is for files.
    package var fileLimitPercent = 80
    /// Connections at once from one address.
    package var connectionsPerAddress = 256

    /// What the top byte of `length`, always 0, leaves: no setting can raise a frame above it.
    package static let frameCeilingBytes = 0x00FF_FFFF

    /// The defaults.
    package init() {}
}
