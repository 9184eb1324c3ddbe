// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Times as people read them: UTC+8, to the second.
enum ChinaTime {
    /// `2026-03-08 17:00:00`.
    static func text(ms: Int64) -> String {
        let moment = Instant(ms: ms)
        let day = ((ms + 8 * 3_600_000) % Span.day.ms + Span.day.ms) % Span.day.ms
        let clock = [day / 3_600_000, day / 60_000 % 60, day / 1_000 % 60]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(moment.dateInChina.text) \(clock)"
    }
}
