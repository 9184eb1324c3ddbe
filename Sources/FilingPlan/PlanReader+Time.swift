// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Dates, moments and spans as plan files write them.
extension PlanReader {
    /// `2026-12-31`.
    mutating func date(_ entry: PlanEntry?) -> CivilDate? {
        guard let entry, let text = self.scalar(entry) else { return nil }
        return self.date(text, entry)
    }

    /// `2026-03-09 .. 2026-03-30`, or one day.
    mutating func days(_ entry: PlanEntry?) -> ClosedRange<CivilDate>? {
        guard let entry, let text = self.scalar(entry) else { return nil }
        let ends = Self.ends(text)
        guard let first = self.date(ends.first ?? "", entry) else { return nil }
        guard ends.count > 1 else { return first...first }
        guard ends.count == 2, let last = self.date(ends[1], entry) else {
            if ends.count > 2 { self.spanFault(entry) }
            return nil
        }
        guard first <= last else {
            self.order(entry)
            return nil
        }
        return first...last
    }

    /// `2026-01-15 09:00 .. 2026-03-08 17:00`.
    mutating func window(_ entry: PlanEntry?) -> (opens: Instant, closes: Instant)? {
        guard let entry, let text = self.scalar(entry) else { return nil }
        let ends = Self.ends(text)
        guard ends.count == 2 else {
            self.spanFault(entry)
            return nil
        }
        guard let opens = self.moment(ends[0], entry), let closes = self.moment(ends[1], entry)
        else {
            return nil
        }
        guard opens < closes else {
            self.order(entry)
            return nil
        }
        return (opens, closes)
    }

    private mutating func date(_ text: String, _ entry: PlanEntry) -> CivilDate? {
        guard let date = CivilDate(text: text) else {
            self.fault(
                entry, zh: "“\(text)”不是有效日期，请写成 2026-12-31。",
                en: "`\(text)` is no date that exists; write it as 2026-12-31.")
            return nil
        }
        return date
    }

    private mutating func moment(_ text: String, _ entry: PlanEntry) -> Instant? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let date = CivilDate(text: String(parts[0])),
            let minutes = Self.minutes(parts[1])
        else {
            self.fault(
                entry, zh: "“\(text)”不是有效时刻，请写成 2026-03-08 17:00（北京时间）。",
                en: "`\(text)` is no moment; write it as 2026-03-08 17:00 (UTC+8).")
            return nil
        }
        return Instant(startOf: date) + Span.minutes(minutes)
    }

    /// Minutes since midnight of `17:00`; nil for anything else.
    private static func minutes(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hours = Int64(parts[0]), let minutes = Int64(parts[1]), hours < 24, minutes < 60
        else {
            return nil
        }
        return hours * 60 + minutes
    }

    private static func ends(_ text: String) -> [String] {
        text.split(separator: "..", omittingEmptySubsequences: false).map { part in
            let spaces: (Character) -> Bool = { $0 == " " }
            let start = part.drop(while: spaces)
            return String(start.reversed().drop(while: spaces).reversed())
        }
    }

    private mutating func spanFault(_ entry: PlanEntry) {
        self.fault(
            entry, zh: "这里要填起止：2026-01-15 09:00 .. 2026-03-08 17:00。",
            en: "A span goes here: 2026-01-15 09:00 .. 2026-03-08 17:00.")
    }

    private mutating func order(_ entry: PlanEntry) {
        self.fault(entry, zh: "结束早于开始，请对调。", en: "The end is before the start: swap them.")
    }
}
