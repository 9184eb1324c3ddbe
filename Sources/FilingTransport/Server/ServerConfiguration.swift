// SPDX-License-Identifier: Apache-2.0

package import FilingWire
package import NIOCore

/// Where and as whom an `RPCServer` listens for TLS.
package struct TLSListening: Sendable {
    /// An address or a host name.
    package var host: String
    /// A TCP port; 0 lets the system choose.
    package var port: Int
    /// What is shown to clients.
    package var identity: ServerIdentity

    /// The facts as given.
    package init(host: String, port: Int, identity: ServerIdentity) {
        self.host = host
        self.port = port
        self.identity = identity
    }
}

/// Where and how an `RPCServer` listens.
package struct ServerConfiguration: Sendable {
    /// An address or a host name.
    package var host: String
    /// A TCP port; 0 lets the system choose.
    package var port: Int
    /// The second listener, with TLS; nil = none.
    package var tls: TLSListening?
    /// Event loops, each a thread.
    package var loops: Int
    /// The numbers of the wire.
    package var limits: WireLimits
    /// `Hello.server`: name and version of the program.
    package var serverName: String
    /// `Hello.features`.
    package var features: [String]
    /// How often the timers of connections are looked at: their precision, for little work.
    package var sweepInterval: TimeAmount = .seconds(1)
    /// Connections the system holds ready for us to accept.
    package var backlog = 1024
    /// What the time is; replaced in tests.
    package var now: @Sendable () -> NIODeadline = { .now() }

    /// A configuration with the usual sweep, backlog and clock.
    package init(
        host: String, port: Int, loops: Int, limits: WireLimits = WireLimits(),
        serverName: String = "", features: [String] = []
    ) {
        self.host = host
        self.port = port
        self.loops = loops
        self.limits = limits
        self.serverName = serverName
        self.features = features
    }
}
