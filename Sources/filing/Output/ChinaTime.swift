// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Times as people read them: UTC+8, to the second.
enum ChinaTime {
    /// `2026-03-08 17:00:00`.
    static func text(ms: Int64) -> String { Instant(ms: ms).textInChina }

    /// Milliseconds since 1970 of `2026-03-08 17:00`; nil for anything else.
    static func ms(_ text: String) -> Int64? {
        let halves = text.split(separator: " ", omittingEmptySubsequences: false)
        guard halves.count == 2, let date = CivilDate(text: String(halves[0])) else { return nil }
        let clock = halves[1].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.map(\.utf8.count) == [2, 2], let hour = UInt8(clock[0]), hour < 24,
            let minute = UInt8(clock[1]), minute < 60
        else {
            return nil
        }
        return (Instant(startOf: date) + .hours(Int64(hour)) + .minutes(Int64(minute))).ms
    }
}
