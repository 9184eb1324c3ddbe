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
        let day = ((now.ms + 8 * 3_600_000) % Span.day.ms + Span.day.ms) % Span.day.ms
        func padded(_ number: Int64, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(now.dateInChina.text) \(padded(day / 3_600_000, 2))"
            + ":\(padded(day / 60_000 % 60, 2)):\(padded(day / 1_000 % 60, 2))"
            + ".\(padded(day % 1_000, 3))"
    }
}
