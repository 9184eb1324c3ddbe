// SPDX-License-Identifier: Apache-2.0

/// By when a supplement has to be answered; at that moment the filing lapses.
///
/// Source: domain.md section 9, "Supplement deadline".
package struct SupplementDeadline: Hashable, Sendable {
    /// As the reviewer set it.
    package let set: Instant
    /// As it is now: with the region's extensions since.
    package let due: Instant

    /// Working days that an applicant has if the reviewer names no day.
    package static let usualDays = 5
    /// Working days that an applicant has at least.
    package static let leastDays = 2
    /// Days, worked or not, that an applicant has at most.
    package static let mostDays: Int64 = 60

    /// A deadline with what the region's extensions have made of it.
    ///
    /// - Parameters:
    ///   - set: as the reviewer set it, at `since`.
    ///   - extensions: of the region, oldest first.
    package init(set: Instant, since: Instant, extensions: [DeadlineExtension]) {
        self.set = set
        var due = set
        for each in extensions where each.at >= since {
            // What had lapsed by then is over.
            guard each.at < due else { break }
            due = each.moved(due)
        }
        self.due = due
    }

    /// The deadline of a supplement that is asked for now.
    ///
    /// - Parameter day: the last day, if the reviewer names one.
    /// - Throws: `SUPPLEMENT_DUE_INVALID`; `CALENDAR_MISSING`.
    package init(
        asked now: Instant, lastDay day: CivilDate?, by calendar: WorkingCalendar
    ) throws(Refusal) {
        let today = now.dateInChina
        let usual: CivilDate
        let earliest: CivilDate
        do {
            earliest = try calendar.workingDay(Self.leastDays, after: today)
            usual = day == nil ? try calendar.workingDay(Self.usualDays, after: today) : earliest
        } catch {
            throw error.refusal
        }
        let chosen = day ?? usual
        let latest = today.adding(days: Self.mostDays) ?? today
        guard (earliest...max(earliest, latest)).contains(chosen) else {
            throw Refusal(
                .supplementDueInvalid,
                [
                    "earliest_ms": .instant(Instant(endOfWorkOn: earliest)),
                    "latest_ms": .instant(Instant(endOfWorkOn: latest)),
                ])
        }
        self.set = Instant(endOfWorkOn: chosen)
        self.due = self.set
    }
}
