// SPDX-License-Identifier: Apache-2.0

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
///
/// Time enters every decision as a value; nothing in this room reads a clock.
package struct Instant: RawRepresentable, Hashable, Sendable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let rawValue: Int64

    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// Wraps milliseconds since 1970-01-01T00:00:00Z.
    package init(ms: Int64) { self.rawValue = ms }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var ms: Int64 { self.rawValue }

    /// The civil date at this moment in UTC+8, the service's only time zone.
    package var dateInChina: CivilDate {
        let localMs = self.rawValue &+ Self.chinaOffsetMs
        let days = localMs >= 0 ? localMs / Span.day.ms : (localMs &+ 1) / Span.day.ms - 1
        return CivilDate(daysSinceEpoch: days)
    }

    /// UTC+8, no daylight saving since 1991.
    private static let chinaOffsetMs: Int64 = 8 * 3_600_000

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// A later moment; stays at the end of time instead of overflowing.
    package static func + (moment: Self, span: Span) -> Self {
        let (sum, overflow) = moment.rawValue.addingReportingOverflow(span.ms)
        return Self(rawValue: overflow ? .max : sum)
    }

    /// An earlier moment; stays at the beginning of time instead of overflowing.
    package static func - (moment: Self, span: Span) -> Self {
        let (difference, overflow) = moment.rawValue.subtractingReportingOverflow(span.ms)
        return Self(rawValue: overflow ? .min : difference)
    }

    /// The time from `earlier` to `later`; negative if they are the other way round.
    package static func - (later: Self, earlier: Self) -> Span {
        let (difference, overflow) = later.rawValue.subtractingReportingOverflow(earlier.rawValue)
        return Span(ms: overflow ? .max : difference)
    }
}

/// A length of time in milliseconds.
package struct Span: Hashable, Sendable, Comparable {
    /// Milliseconds.
    package let ms: Int64

    package init(ms: Int64) { self.ms = ms }

    /// Whole seconds.
    package static func seconds(_ count: Int64) -> Span { Span(ms: count * 1_000) }

    /// Whole minutes.
    package static func minutes(_ count: Int64) -> Span { Span(ms: count * 60_000) }

    /// Whole hours.
    package static func hours(_ count: Int64) -> Span { Span(ms: count * 3_600_000) }

    /// 24 hours.
    package static let day = Span.hours(24)

    package static func < (left: Self, right: Self) -> Bool { left.ms < right.ms }
}
