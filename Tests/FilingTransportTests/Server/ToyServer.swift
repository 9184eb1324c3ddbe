// SPDX-License-Identifier: Apache-2.0

import FilingTestKit
import FilingTransport
import FilingWire
import Logging
import NIOCore
import Synchronization
import Testing

/// A real server on loopback with the toy dispatcher, a hand-moved clock, and an honest connection
/// that must work before, during and after whatever a test does.
final class ToyServer {
    let server: RPCServer
    let dispatcher: ToyDispatcher
    let clock: HandClock
    let honest: RawPeer
    private var lastHonestCall: UInt32 = 1

    private init(
        server: RPCServer, dispatcher: ToyDispatcher, clock: HandClock, honest: RawPeer
    ) {
        self.server = server
        self.dispatcher = dispatcher
        self.clock = clock
        self.honest = honest
    }

    /// Runs a test's body against a server and drains it afterwards.
    static func run(
        limits: WireLimits = WireLimits(), loops: Int = 1, tls: ServerIdentity? = nil,
        log: CollectingLog? = nil, _ body: (ToyServer) async throws -> Void
    ) async throws {
        let clock = HandClock()
        var configuration = ServerConfiguration(
            host: "127.0.0.1", port: 0, loops: loops, limits: limits, serverName: "toy/1")
        // Real milliseconds between looks at the hand-moved clock.
        configuration.sweepInterval = .milliseconds(2)
        configuration.now = { clock.now }
        configuration.tls = tls.map { TLSListening(host: "127.0.0.1", port: 0, identity: $0) }
        let dispatcher = ToyDispatcher()
        let server = try await RPCServer.start(
            configuration, dispatcher: dispatcher,
            logger: log?.logger ?? Logger(label: "toy") { _ in SwiftLogNoOpLogHandler() })
        do {
            let honest = try await RawPeer.connect(to: try #require(server.localAddress))
            try await honest.greet()
            let toy = ToyServer(
                server: server, dispatcher: dispatcher, clock: clock, honest: honest)
            try await honest.echo(1)
            try await body(toy)
        } catch {
            dispatcher.gate.open()
            await server.drain(grace: .zero)
            throw error
        }
        dispatcher.gate.open()
        await server.drain(grace: .zero)
    }

    /// Another connection; nothing has been sent on it.
    func connect(reads: Bool = true) async throws -> RawPeer {
        try await RawPeer.connect(to: try #require(self.server.localAddress), reads: reads)
    }

    /// Another connection, to the TLS port.
    ///
    /// - Parameter tls: nil sends bytes as they are.
    func connectToTLS(_ tls: ClientTLS? = nil, reads: Bool = true) async throws -> RawPeer {
        try await RawPeer.connect(
            to: try #require(self.server.tlsAddress), reads: reads, tls: tls)
    }

    /// Another connection after preface and HELLO.
    func greeted() async throws -> RawPeer {
        let peer = try await self.connect()
        try await peer.greet()
        return peer
    }

    /// Another connection, logged in with call 1.
    func loggedIn() async throws -> RawPeer {
        let peer = try await self.greeted()
        try await peer.send(try RawPeer.request(1, "login"))
        try await peer.expectOK(1, body: [])
        return peer
    }

    /// The honest connection still works.
    func expectHonestWorks() async throws {
        self.lastHonestCall += 1
        try await self.honest.echo(self.lastHonestCall)
    }

    /// Waits for something that the server's threads will do soon.
    func eventually(_ condition: () -> Bool) async throws {
        while !condition() { try await Task.sleep(for: .milliseconds(1)) }
    }
}

/// A clock that a test moves.
final class HandClock: Sendable {
    private let state = Mutex(NIODeadline.uptimeNanoseconds(1_000_000_000))

    var now: NIODeadline { self.state.withLock { $0 } }

    func advance(_ time: TimeAmount) { self.state.withLock { $0 = $0 + time } }
}
