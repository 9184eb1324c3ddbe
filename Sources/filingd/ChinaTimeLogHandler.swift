// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingServer
import Foundation
import Logging

/// Writes `2026-03-08 17:00:00.123 info message key=value` to standard error, in UTC+8.
struct ChinaTimeLogHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    init(logLevel: Logger.Level) { self.logLevel = logLevel }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { self.metadata[key] }
        set { self.metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = self.metadata.merging(event.metadata ?? [:]) { $1 }
        let pairs = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        StandardError.write(
            "\(Self.time(SystemClock().now())) \(event.level) \(event.message)\(pairs)")
    }

    private static func time(_ now: Instant) -> String {
        let ms = String((now.ms % 1_000 + 1_000) % 1_000 + 1_000).dropFirst()
        return "\(now.textInChina).\(ms)"
    }
}
