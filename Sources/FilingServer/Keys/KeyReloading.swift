// SPDX-License-Identifier: Apache-2.0

import FilingDomain
package import Logging
import ServiceLifecycle

/// Reads the key file at the start and when told to, and finishes the rotation that it holds.
package final class KeyReloading: Service, Reloadable {
    package let name = "keys"
    private let rotation: KeyRotation
    private let clock: any WallClock
    private let logger: Logger
    private let bell = WorkBell()

    /// A rotation that failed is taken up again so long afterwards, without being told.
    private static let pause = Span.minutes(1)

    package init(_ rotation: KeyRotation, clock: any WallClock, logger: Logger) {
        self.rotation = rotation
        self.clock = clock
        self.logger = logger
    }

    package func reload() { self.bell.ring() }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await self.rotation.finish()
                } catch {
                    self.logger.error("the keys were not rotated", metadata: ["error": "\(error)"])
                }
                await self.bell.wait(until: self.clock.now() + Self.pause, by: self.clock)
            }
        }
    }
}
