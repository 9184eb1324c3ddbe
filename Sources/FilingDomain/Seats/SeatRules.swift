// SPDX-License-Identifier: Apache-2.0

/// The times of seats.
package enum SeatRules {
    /// How long an offer is good, if the region's window does not close before.
    ///
    /// Two days: a text message that comes on a Friday night can be answered on Sunday, and a list of
    /// ten people who all let their offers run out is through within three weeks of the filing window.
    package static let offerPeriod = Span.hours(48)

    /// Working days that a seat is kept after a rejection, for the person to file again.
    ///
    /// Source: domain.md section 6.
    package static let graceDays = 3

    /// Seats that change hands in one transaction at most; the next one goes on.
    package static let settledAtOnce = 64

    /// When a grace that begins now ends: with the last of its working days, at midnight in UTC+8.
    ///
    /// Where the calendar of the coming year is not out yet, after 14 days: no three working days
    /// have been further apart than 12 (Spring Festival 2026), and waiting longer harms nobody who was
    /// promised a seat.
    package static func graceEnd(from start: Instant, by calendar: WorkingCalendar) -> Instant {
        let today = start.dateInChina
        let last: CivilDate
        do throws(CalendarFault) {
            last = try calendar.workingDay(Self.graceDays, after: today)
        } catch {
            last = CivilDate(daysSinceEpoch: today.daysSinceEpoch + Self.graceDaysUnpublished)
        }
        return Instant(ms: (last.daysSinceEpoch + 1) * Span.day.ms - Span.hours(8).ms)
    }

    private static let graceDaysUnpublished: Int64 = 14
}
