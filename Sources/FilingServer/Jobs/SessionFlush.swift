// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Logging
import ServiceLifecycle

/// Writes the idle extensions of sessions every half minute, and once more at the end; forgets those
/// of staff that a command of the operator has ended.
struct SessionFlush: Service {
    private let sessions: SessionRegistry
    private let clock: any WallClock
    private let logger: Logger

    /// 30 s of a 15-minute idle time: a crash costs nobody their session.
    static let interval = Span.seconds(30)

    init(sessions: SessionRegistry, clock: any WallClock, logger: Logger) {
        self.sessions = sessions
        self.clock = clock
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await self.clock.sleep(until: self.clock.now() + Self.interval)
                } catch {
                    return
                }
                await self.flush()
                await self.forgetEnded()
            }
        }
        await self.flush()
    }

    private func forgetEnded() async {
        do {
            try await self.sessions.forgetEndedStaff()
        } catch {
            self.logger.warning("ended sessions of staff were not looked for: \(error)")
        }
    }

    private func flush() async {
        do {
            try await self.sessions.flush()
        } catch {
            // The extensions of one interval are lost: sessions end earlier, never later.
            self.logger.warning("idle extensions of sessions were not stored: \(error)")
        }
    }
}
