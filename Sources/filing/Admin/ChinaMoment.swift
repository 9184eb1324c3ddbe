// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain

/// A moment as people type it: `2026-03-08` or `2026-03-08T17:00`, UTC+8.
struct ChinaMoment: ExpressibleByArgument {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    let ms: Int64

    init?(argument: String) {
        let parts = argument.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count <= 2, let date = CivilDate(text: String(parts[0])),
            let minutes = parts.count == 2 ? Self.minutes(parts[1]) : 0
        else {
            return nil
        }
        self.ms = (Instant(startOf: date) + .minutes(minutes)).ms
    }

    /// Of the day, from `17:00`.
    private static func minutes(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard text.utf8.count == 5, parts.count == 2, let hour = Int64(parts[0]),
            let minute = Int64(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else {
            return nil
        }
        return hour * 60 + minute
    }
}
