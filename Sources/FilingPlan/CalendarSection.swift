// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The section `calendar`.
enum CalendarSection {
    /// Reads the section.
    ///
    /// - Parameter examYear: deadlines of this plan are counted in it.
    static func read(
        _ entry: PlanEntry?, examYear: Int?, _ reader: inout PlanReader
    ) -> WorkingCalendar? {
        guard let section = reader.section(entry, required: ["version", "years"]) else {
            return nil
        }
        let version = reader.text(section["version"], PlanLimits.nameLengths)
        guard let years = reader.section(section["years"]) else { return nil }
        let read = years.entries.prefix(WorkingCalendar.yearLimit).compactMap {
            Self.year($0.key, $0.entry, &reader)
        }
        if let examYear, !years.has("\(examYear)") {
            reader.fault(
                line: years.line, years.place,
                zh: "缺少 \(examYear) 年的工作日历，期限无法计算。",
                en: "The calendar of \(examYear) is missing: deadlines cannot be counted.")
        }
        return version.map { WorkingCalendar(version: $0, years: read) }
    }

    private static func year(
        _ key: String, _ entry: PlanEntry, _ reader: inout PlanReader
    ) -> WorkingYear? {
        guard key.utf8.count == 4, let year = Int(key), (1949...9999).contains(year) else {
            reader.fault(entry, zh: "“\(key)”不是年份。", en: "`\(key)` is no year.")
            return nil
        }
        guard let section = reader.section(entry, required: ["days-off", "worked"]) else {
            return nil
        }
        let daysOff = Self.days(section["days-off"], year, &reader)
        let worked = Self.days(section["worked"], year, &reader)
        for (day, entry) in worked {
            if daysOff[day] != nil {
                reader.fault(
                    entry, zh: "\(day.text) 既列为放假又列为上班。",
                    en: "\(day.text) is listed as a day off and as worked.")
            } else if !day.isWeekend {
                reader.fault(
                    entry, zh: "\(day.text) 不是周六或周日，本来就上班。",
                    en: "\(day.text) is no Saturday or Sunday: it is worked anyway.")
            }
        }
        return WorkingYear(
            year: year, daysOff: Set(daysOff.keys), workedDays: Set(worked.keys))
    }

    /// Days and spans of days of one year, each with the entry that names it.
    private static func days(
        _ entry: PlanEntry?, _ year: Int, _ reader: inout PlanReader
    ) -> [CivilDate: PlanEntry] {
        guard let items = reader.list(entry, 0...366) else { return [:] }
        var days: [CivilDate: PlanEntry] = [:]
        for item in items {
            guard let span = reader.days(item) else { continue }
            guard span.lowerBound.year == year, span.upperBound.year == year else {
                reader.fault(
                    item, zh: "这一天不在 \(year) 年，请写在它自己的年份下。",
                    en: "This is not in \(year): write it under its own year.")
                continue
            }
            var next: CivilDate? = span.lowerBound
            while let day = next, day <= span.upperBound {
                if days.updateValue(item, forKey: day) != nil { reader.repeated(item) }
                next = day.adding(days: 1)
            }
        }
        return days
    }
}
