// SPDX-License-Identifier: Apache-2.0

import FilingWire
package import Logging
package import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Listens on a plain port, perhaps on one with TLS, and hands calls to a dispatcher, until it is drained.
///
/// One connection costs a socket, a channel and a handler; the buffers belong to the event loops.
package final class RPCServer: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let loops: [NIOLoopBound<ServerLoop>]
    private let loopCounters: [LoopCounters]
    private let gate: AdmissionGate
    private let listeners: [any Channel]
    private let logger: Logger
    private let isDraining = Atomic<Bool>(false)

    /// Where the server listens; carries the port the system chose.
    package let localAddress: SocketAddress?
    /// Where it listens for TLS; nil = it does not.
    package let tlsAddress: SocketAddress?

    private init(
        group: MultiThreadedEventLoopGroup, loops: [NIOLoopBound<ServerLoop>],
        loopCounters: [LoopCounters], gate: AdmissionGate, listener: any Channel,
        tlsListener: (any Channel)?,
        logger: Logger
    ) {
        self.group = group
        self.loops = loops
        self.loopCounters = loopCounters
        self.gate = gate
        self.listeners = [listener, tlsListener].compactMap(\.self)
        self.logger = logger
        self.localAddress = listener.localAddress
        self.tlsAddress = tlsListener?.localAddress
    }

    /// Binds and starts to accept.
    ///
    /// - Throws: what the system says if the address cannot be bound.
    package static func start(
        _ configuration: ServerConfiguration, dispatcher: any CallDispatcher, logger: Logger
    ) async throws -> RPCServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.loops)
        let gate = AdmissionGate(limits: configuration.limits, fileLimit: FileLimit.current())
        var loops: [NIOLoopBound<ServerLoop>] = []
        var loopCounters: [LoopCounters] = []
        do {
            for eventLoop in group.makeIterator() {
                let counters = LoopCounters()
                loopCounters.append(counters)
                loops.append(
                    try await eventLoop.submit {
                        NIOLoopBound(
                            try ServerLoop(
                                eventLoop: eventLoop, counters: counters,
                                configuration: configuration, dispatcher: dispatcher, gate: gate,
                                logger: logger),
                            eventLoop: eventLoop)
                    }.get())
            }
            let listener = try await Self.bootstrap(configuration, group: group, loops: loops)
                .bind(host: configuration.host, port: configuration.port).get()
            var tlsListener: (any Channel)?
            if let tls = configuration.tls {
                tlsListener = try await Self.bootstrap(
                    configuration, group: group, loops: loops, identity: tls.identity
                ).bind(host: tls.host, port: tls.port).get()
            }
            return RPCServer(
                group: group, loops: loops, loopCounters: loopCounters, gate: gate,
                listener: listener, tlsListener: tlsListener, logger: logger)
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    /// What the server has seen so far.
    package var counters: ServerCounters {
        self.loopCounters.reduce(into: ServerCounters()) { $1.add(to: &$0) }
    }

    /// Stops: no new connections, GOAWAY on the others, each closes after its last RESPONSE.
    ///
    /// Returns when every connection is gone, at the latest shortly after `grace`. A second call
    /// returns at once.
    ///
    /// - Parameter grace: how long open calls may take; `WireLimits.drainGrace` is the usual.
    package func drain(grace: TimeAmount) async {
        guard !self.isDraining.exchange(true, ordering: .acquiringAndReleasing) else { return }
        self.gate.close()
        for listener in self.listeners { await self.close(listener) }
        let graceMs = UInt32(clamping: grace.nanoseconds / 1_000_000)
        await self.waitForConnections(grace: grace, graceMs: graceMs)
        await self.shutDownLoops()
    }

    private func close(_ listener: any Channel) async {
        do {
            try await listener.close()
        } catch ChannelError.alreadyClosed {
            // The listener failed before; there is nothing left to stop accepting.
        } catch {
            self.logger.warning("closing a listener failed", metadata: ["error": "\(error)"])
        }
    }

    private func waitForConnections(grace: TimeAmount, graceMs: UInt32) async {
        let waits = self.loops.map { loop in
            loop.eventLoop.flatSubmit { () -> EventLoopFuture<Void> in
                let server = loop.value
                let done = server.drain(graceMs: graceMs)
                let hardStop = server.eventLoop.assumeIsolated().scheduleTask(in: grace) {
                    server.closeAll()
                }
                // A handler that does not hear its cancellation is not waited for for ever.
                let giveUp = server.eventLoop.assumeIsolated().scheduleTask(
                    in: grace + Self.afterGrace
                ) { server.stop() }
                done.assumeIsolated().whenComplete { _ in
                    hardStop.cancel()
                    giveUp.cancel()
                }
                return done
            }
        }
        for wait in waits {
            do {
                try await wait.get()
            } catch {
                self.logger.warning("draining failed", metadata: ["error": "\(error)"])
            }
        }
    }

    /// How long after the grace cancelled handlers may take to return.
    private static let afterGrace = TimeAmount.seconds(1)

    private func shutDownLoops() async {
        let left = self.counters.connectionsOpen
        guard left == 0 else {
            // Their tasks may still need the loops; the process is about to end anyway.
            self.logger.warning(
                "handlers did not return in time", metadata: ["connections": "\(left)"])
            return
        }
        do {
            for loop in self.loops {
                try await loop.eventLoop.submit { loop.value.stop() }.get()
            }
            try await self.group.shutdownGracefully()
        } catch {
            self.logger.warning("stopping failed", metadata: ["error": "\(error)"])
        }
    }

    private static func bootstrap(
        _ configuration: ServerConfiguration, group: MultiThreadedEventLoopGroup,
        loops: [NIOLoopBound<ServerLoop>], identity: ServerIdentity? = nil
    ) -> ServerBootstrap {
        // NIO adds its AcceptBackoffHandler by itself: a pause of 1 s after EMFILE.
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(clamping: configuration.backlog))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            // One read per turn keeps the loop fair, and NIO keeps no receive buffers.
            .childChannelOption(.maxMessagesPerRead, value: 1)
            // Writable means that the socket has taken everything.
            .childChannelOption(
                .writeBufferWaterMark,
                value: ChannelOptions.Types.WriteBufferWaterMark(low: 1, high: 1)
            )
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let loop = loops.first(where: { $0.eventLoop === channel.eventLoop })
                    else { preconditionFailure("a child channel on a foreign event loop") }
                    try Self.admit(channel, to: loop.value, identity)
                }
            }
    }

    private static func admit(
        _ channel: any Channel, to loop: ServerLoop, _ identity: ServerIdentity?
    ) throws {
        let address = channel.remoteAddress?.ipAddress ?? ""
        guard let id = loop.gate.admit(address) else {
            loop.counters.connectionsRefused.bump()
            throw ConnectionRefused()
        }
        let info = ConnectionInfo(
            id: id, peerAddress: address, isLoopback: Self.isLoopback(address),
            isEncrypted: identity != nil)
        let handler = ServerConnectionHandler(loop: loop, info: info)
        do {
            if let identity {
                try Self.secure(channel, handler, by: identity)
            } else {
                try channel.syncOptions?.setOption(
                    .recvAllocator, value: LoopReceiveAllocator(buffers: loop.receiveBuffers))
            }
            try channel.pipeline.syncOperations.addHandler(handler)
        } catch {
            loop.gate.leave(address)
            throw error
        }
    }

    /// Puts TLS between the socket and the connection's handler.
    ///
    /// The loop's receive buffers are not used: TLS keeps what it is given until it can decrypt it.
    private static func secure(
        _ channel: any Channel, _ handler: ServerConnectionHandler, by identity: ServerIdentity
    ) throws {
        let pipeline = channel.pipeline.syncOperations
        let tls = NIOSSLServerHandler(context: identity.context)
        try pipeline.addHandlers(TLSOnlyHandler(), tls)
        handler.secureLine = SecureLine(
            handler: tls, context: try pipeline.context(handler: tls))
    }

    private static func isLoopback(_ address: String) -> Bool {
        address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
    }
}
