// SPDX-License-Identifier: Apache-2.0

extension Instant {
    /// As people read it, in UTC+8: `2026-03-08 17:00:00`.
    package var textInChina: String {
        let local = self.ms &+ 8 * 3_600_000
        let day = (local % Span.day.ms + Span.day.ms) % Span.day.ms
        let clock = [day / 3_600_000, day / 60_000 % 60, day / 1_000 % 60]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        return "\(self.dateInChina.text) \(clock)"
    }
}

extension Instant {
    /// The first moment of a day in UTC+8.
    package init(startOf date: CivilDate) {
        // Days of years 1 to 9999 in milliseconds are far from the ends of the type.
        self.init(ms: date.daysSinceEpoch * Span.day.ms - 8 * 3_600_000)
    }
}
