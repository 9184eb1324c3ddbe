// SPDX-License-Identifier: Apache-2.0

import FilingMetricsPort
import FilingServer
import FilingTransport
import Logging
import NIOCore
import ServiceLifecycle

/// The metrics port as a service: it answers while the server drains, and closes with it.
struct WatchService: Service {
    private let port: MetricsPort

    /// The port cannot be used; a sentence for the operator.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// Binds; nil if no port is set.
    ///
    /// - Throws: `Fault`.
    static func start(
        port: Int, service: FilingService, server: RPCServer, logger: Logger
    ) async throws -> WatchService? {
        guard port > 0 else { return nil }
        let content = MetricsPort.Content(
            page: {
                try await service.metrics.text(
                    server.counters, isServing: service.readiness.isServing)
            },
            isReady: { service.readiness.isServing })
        let listening: MetricsPort
        do {
            listening = try await MetricsPort.start(
                host: "127.0.0.1", port: port, content, logger: logger)
        } catch let error as IOError {
            throw Fault(
                description: "127.0.0.1:\(port) of metrics.port cannot be listened on: error "
                    + "\(error.errnoCode). Is another program using it?")
        }
        logger.info("metrics on http://127.0.0.1:\(port)/metrics")
        return WatchService(port: listening)
    }

    func run() async throws {
        // Services end in the reverse order of their list: the socket drains first.
        try await gracefulShutdown()
        try await self.port.close()
    }
}
