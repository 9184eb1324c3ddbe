// SPDX-License-Identifier: Apache-2.0

import FilingServer
import FilingTransport
import Logging
import NIOCore
import ServiceLifecycle

/// The listening socket as a service: it ends by draining.
struct SocketService: Service {
    let server: RPCServer
    let readiness: Readiness
    let grace: TimeAmount
    let logger: Logger

    func run() async throws {
        try await gracefulShutdown()
        self.logger.info("draining")
        self.readiness.beginDrain()
        await self.server.drain(grace: self.grace)
    }
}
