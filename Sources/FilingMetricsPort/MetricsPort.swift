// SPDX-License-Identifier: Apache-2.0

package import Logging
package import NIOCore
import NIOHTTP1
import NIOPosix

/// Listens, until it is closed.
///
/// GET `/metrics` the page; `/health/live` 200 as long as the process answers; `/health/ready` 200
/// while calls are taken, else 503. Everything else is 404, another method 405.
package struct MetricsPort: Sendable {
    /// What is served.
    package struct Content: Sendable {
        /// The metrics page; a failure is answered 500 and logged.
        package let page: @Sendable () async throws -> String
        /// Whether calls are taken.
        package let isReady: @Sendable () -> Bool

        package init(
            page: @escaping @Sendable () async throws -> String,
            isReady: @escaping @Sendable () -> Bool
        ) {
            self.page = page
            self.isReady = isReady
        }
    }

    /// The port is not for this address; a sentence for the operator.
    package struct NotLoopback: Error, Hashable, Sendable, CustomStringConvertible {
        package let host: String

        package var description: String {
            "Metrics are served on loopback only, not on \(self.host): they have no login."
        }
    }

    private let listener: any Channel

    /// Where it listens; carries the port the system chose.
    package var localAddress: SocketAddress? { self.listener.localAddress }

    /// Connections at once; a scraper needs one.
    package static let connectionLimit = 16

    /// Binds and starts to answer.
    ///
    /// - Throws: `NotLoopback`; what the system says if the address cannot be bound.
    package static func start(
        host: String, port: Int, _ content: Content, logger: Logger
    ) async throws -> MetricsPort {
        guard ["127.0.0.1", "::1", "localhost"].contains(host) else {
            throw NotLoopback(host: host)
        }
        let open = OpenConnections(limit: Self.connectionLimit)
        let listener = try await ServerBootstrap(group: NIOSingletons.posixEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try open.admit(channel)
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
                    try pipeline.addHandler(
                        IdleStateHandler(allTimeout: MetricsHandler.patience))
                    try pipeline.addHandler(MetricsHandler(content: content, logger: logger))
                }
            }
            .bind(host: host, port: port).get()
        return MetricsPort(listener: listener)
    }

    /// Stops listening.
    package func close() async throws {
        do {
            try await self.listener.close()
        } catch ChannelError.alreadyClosed {
            // The listener failed before; there is nothing left to close.
        }
    }
}
