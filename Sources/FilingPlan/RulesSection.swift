// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The section `rules`.
struct RulesSection {
    /// As plan files name the levels of education that a program may judge.
    static let education: [(String, EducationLevel)] = [
        ("high-school", .highSchool), ("secondary-specialised", .secondarySpecialised),
        ("vocational-high", .vocationalHigh), ("technical", .technical), ("college", .college),
        ("bachelor", .bachelor), ("master", .master), ("doctor", .doctor),
    ]
    static let degrees: [(String, Degree)] = [
        ("bachelor", .bachelor), ("master", .master), ("doctor", .doctor),
    ]
    static let levels: [(String, Level)] = [
        ("junior", .junior), ("intermediate", .intermediate), ("senior", .senior),
    ]

    /// Reads the section; nil if anything in it is wrong.
    static func read(_ entry: PlanEntry?, _ reader: inout PlanReader) -> RulePack? {
        guard
            let section = reader.section(
                entry, required: ["version", "social-work-majors", "paths"])
        else {
            return nil
        }
        let version = reader.text(section["version"], PlanLimits.nameLengths)
        let majors = Self.majors(section["social-work-majors"], &reader)
        let rules = Self.paths(section["paths"], &reader)
        guard let version, let majors, let rules else { return nil }
        Self.requireEveryLevel(rules, section, &reader)
        Self.requireMajors(rules, majors, section, &reader)
        return RulePack(
            version: version, rules: rules.map(\.rule), majors: SocialWorkMajors(majors))
    }

    private static func majors(
        _ entry: PlanEntry?, _ reader: inout PlanReader
    ) -> [EducationLevel: [String]]? {
        guard
            let section = reader.section(entry, required: [], optional: Self.education.map(\.0))
        else {
            return nil
        }
        var majors: [EducationLevel: [String]] = [:]
        for (word, level) in Self.education {
            guard let list = section[word] else { continue }
            guard let items = reader.list(list, 1...SocialWorkMajors.nameLimit) else { return nil }
            var names: [String] = []
            for item in items {
                guard let name = reader.text(item, PlanLimits.nameLengths) else { continue }
                if names.contains(name) { reader.repeated(item) }
                names.append(name)
            }
            majors[level] = names
        }
        return majors
    }

    /// A rule and where it stands.
    private typealias Placed = (rule: EligibilityRule, entry: PlanEntry)

    private static func paths(_ entry: PlanEntry?, _ reader: inout PlanReader) -> [Placed]? {
        guard let items = reader.list(entry, 1...RulePack.ruleLimit) else { return nil }
        var rules: [Placed] = []
        var seen: Set<String> = []
        var isWhole = true
        for item in items {
            guard let rule = PathEntry.read(item, &reader) else {
                isWhole = false
                continue
            }
            if !seen.insert(rule.id.rawValue).inserted {
                reader.fault(
                    item, zh: "途径“\(rule.id.rawValue)”已有，请换一个代码。",
                    en: "There is a path `\(rule.id.rawValue)` already: give this one another name."
                )
            }
            rules.append((rule, item))
        }
        return isWhole ? rules : nil
    }

    private static func requireEveryLevel(
        _ rules: [Placed], _ section: PlanSection, _ reader: inout PlanReader
    ) {
        for (word, level) in Self.levels where !rules.contains(where: { $0.rule.level == level }) {
            reader.fault(
                line: section["paths"]?.line ?? section.line, "rules.paths",
                zh: "\(level.name.zh)（\(word)）没有任何途径，无人能够报考。",
                en: "No path leads to `\(word)`: nobody could file for it.")
        }
    }

    /// A path for social-work majors that no list has a name for would admit nobody.
    private static func requireMajors(
        _ rules: [Placed], _ majors: [EducationLevel: [String]], _ section: PlanSection,
        _ reader: inout PlanReader
    ) {
        for (rule, entry) in rules where rule.major == .socialWork {
            let asked = rule.grounds.flatMap { ground in
                Self.education.filter { ground.levels.contains($0.1) }
                    + Self.education.filter { word, level in
                        ground.degrees.contains { $0.level == level }
                    }
            }
            for (word, level) in asked where majors[level] == nil {
                reader.fault(
                    entry,
                    zh: "途径 \(rule.id.rawValue) 要求社会工作专业，但 social-work-majors 中没有 \(word) 的名录。",
                    en: "Path \(rule.id.rawValue) asks for a social-work major, but "
                        + "social-work-majors lists none for `\(word)`.")
            }
        }
    }
}
