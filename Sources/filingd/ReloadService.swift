// SPDX-License-Identifier: Apache-2.0

import FilingServer
import Logging
import ServiceLifecycle
import UnixSignals

/// On SIGHUP, reads anew what can be read while serving; connections stay open.
struct ReloadService: Service {
    let signals: UnixSignalsSequence
    let reloadables: [any Reloadable]
    let logger: Logger

    func run() async throws {
        for await _ in self.signals.cancelOnGracefulShutdown() {
            for one in self.reloadables {
                do {
                    try await one.reload()
                    self.logger.notice("read anew", metadata: ["what": "\(one.name)"])
                } catch {
                    self.logger.error(
                        "NOT read anew, what was stays in use",
                        metadata: ["what": "\(one.name)", "why": "\(error)"])
                }
            }
        }
    }
}
