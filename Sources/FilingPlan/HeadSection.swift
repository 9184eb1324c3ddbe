// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The short sections of a plan file.
enum HeadSection {
    /// `sw-2026`: two small letters and the year.
    static func exam(_ entry: PlanEntry?, _ reader: inout PlanReader) -> ExamCode? {
        guard let entry, let text = reader.scalar(entry) else { return nil }
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[0..<2].allSatisfy({ (0x61...0x7A).contains($0) }),
            bytes[2] == UInt8(ascii: "-"), bytes[3...].allSatisfy({ (0x30...0x39).contains($0) })
        else {
            reader.fault(
                entry, zh: "方案代码“\(text)”应为两个小写字母、短横和年份，如 sw-2026。",
                en: "The plan's name `\(text)` should be two small letters, a dash and the year, "
                    + "such as sw-2026.")
            return nil
        }
        return ExamCode(rawValue: text)
    }

    /// A text in both languages.
    static func text(
        _ entry: PlanEntry?, _ lengths: ClosedRange<Int>, _ reader: inout PlanReader
    ) -> Text? {
        guard let section = reader.section(entry, required: ["zh", "en"]) else { return nil }
        let zh = reader.text(section["zh"], lengths)
        let en = reader.text(section["en"], lengths)
        guard let zh, let en else { return nil }
        return Text(zh: zh, en: en)
    }

    /// Ascending days in the plan's year.
    static func examDays(
        _ entry: PlanEntry?, _ exam: ExamCode?, _ reader: inout PlanReader
    ) -> [CivilDate]? {
        guard let items = reader.list(entry, PlanLimits.examDays) else { return nil }
        var days: [CivilDate] = []
        for item in items {
            guard let day = reader.date(item) else { return nil }
            if let last = days.last, day <= last {
                reader.fault(
                    item, zh: "考试日期须按先后排列且不重复。",
                    en: "Exam days go in order, each once.")
            }
            if let exam, !exam.rawValue.hasSuffix("-\(day.year)") {
                reader.fault(
                    item, zh: "考试日期 \(day.text) 与方案 \(exam.rawValue) 的年份不同。",
                    en: "The exam day \(day.text) is not in the year of plan \(exam.rawValue).")
            }
            days.append(day)
        }
        return days
    }

    /// Ends before the exam.
    static func registration(
        _ entry: PlanEntry?, _ firstExamDay: CivilDate?, _ reader: inout PlanReader
    ) -> ClosedRange<CivilDate>? {
        guard let entry, let days = reader.days(entry) else { return nil }
        if let firstExamDay, days.upperBound >= firstExamDay {
            reader.fault(
                entry, zh: "报名须在考试（\(firstExamDay.text)）前结束。",
                en: "Registration has to end before the exam on \(firstExamDay.text).")
        }
        return days
    }

    /// At least one subject for each level.
    static func subjects(
        _ entry: PlanEntry?, _ reader: inout PlanReader
    ) -> [Level: [String]]? {
        guard let section = reader.section(entry, required: RulesSection.levels.map(\.0)) else {
            return nil
        }
        var subjects: [Level: [String]] = [:]
        for (word, level) in RulesSection.levels {
            guard let items = reader.list(section[word], PlanLimits.subjects) else { continue }
            var names: [String] = []
            for item in items {
                guard let name = reader.text(item, PlanLimits.nameLengths) else { continue }
                if names.contains(name) { reader.repeated(item) }
                names.append(name)
            }
            subjects[level] = names
        }
        return subjects
    }

    /// When each kind is needed.
    static func materials(
        _ entry: PlanEntry?, _ reader: inout PlanReader
    ) -> RequiredMaterials? {
        let tokens = MaterialKind.allCases.map(\.token)
        guard let section = reader.section(entry, required: tokens) else { return nil }
        var needs: [MaterialKind: MaterialNeed] = [:]
        for kind in MaterialKind.allCases {
            needs[kind] = reader.word(section[kind.token], MaterialNeed.self)
        }
        return RequiredMaterials(needs)
    }

    /// The reasons offered to reviewers, in the file's order.
    static func reasons(_ entry: PlanEntry?, _ reader: inout PlanReader) -> [ReviewReason]? {
        let words = ReviewReason.allCases.map { ($0.token, $0) }
        guard let items = reader.list(entry, 1...words.count) else { return nil }
        var reasons: [ReviewReason] = []
        for item in items {
            guard let reason = reader.word(item, among: words) else { continue }
            if reasons.contains(reason) { reader.repeated(item) }
            reasons.append(reason)
        }
        return reasons
    }

    /// Of a hundred decisions, those that a supervisor looks at first; the usual five where the file
    /// says nothing.
    static func secondLooks(
        _ entry: PlanEntry?, _ reader: inout PlanReader
    ) -> SecondLookSample? {
        guard let entry else { return SecondLookSample(percent: SecondLookSample.usualPercent) }
        return reader.integer(entry, SecondLookSample.percents).map(SecondLookSample.init)
    }

    /// The declaration of truthfulness.
    static func declaration(_ entry: PlanEntry?, _ reader: inout PlanReader) -> Declaration? {
        guard let section = reader.section(entry, required: ["version", "zh", "en"]) else {
            return nil
        }
        let version = reader.text(section["version"], PlanLimits.versionLengths)
        let zh = reader.text(section["zh"], PlanLimits.textLengths)
        let en = reader.text(section["en"], PlanLimits.textLengths)
        guard let version, let zh, let en else { return nil }
        return Declaration(version: version, text: Text(zh: zh, en: en))
    }
}
