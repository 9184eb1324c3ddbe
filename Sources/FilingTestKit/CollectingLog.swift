// SPDX-License-Identifier: Apache-2.0

package import Logging
import Synchronization

/// Keeps what is logged, for tests of what operators are told.
package final class CollectingLog: Sendable {
    private struct Handler: LogHandler {
        let log: CollectingLog
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { self.metadata[key] }
            set { self.metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let pairs = (event.metadata ?? [:]).sorted { $0.key < $1.key }
            let line = "\(event.level) \(event.message)" + pairs.map { " \($0)=\($1)" }.joined()
            self.log.kept.withLock { $0.append(line) }
        }
    }

    private let kept = Mutex<[String]>([])

    package init() {}

    /// Writes here.
    package var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    /// `LEVEL MESSAGE KEY=VALUE`, oldest first.
    package var lines: [String] { self.kept.withLock { $0 } }
}
