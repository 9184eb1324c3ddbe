// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// One entry of `rules.paths`.
enum PathEntry {
    private static let required = ["path", "level", "major"]
    private static let ofOneGround = ["education", "degree", "years"]
    private static let optional = [
        "certificate", "obtained-by", "count-from", "graduation", "grounds",
    ]

    /// Reads one path; nil if anything in it is wrong.
    static func read(_ entry: PlanEntry, _ reader: inout PlanReader) -> EligibilityRule? {
        guard
            let section = reader.section(
                entry, required: Self.required, optional: Self.ofOneGround + Self.optional)
        else {
            return nil
        }
        let id = Self.id(section["path"], &reader)
        let level = reader.word(section["level"], among: RulesSection.levels)
        let major = reader.word(section["major"], MajorNeed.self)
        let grounds = Self.grounds(section, &reader)
        let anchor = Self.word(section["count-from"], YearsAnchor.work, &reader)
        let graduation = Self.word(section["graduation"], GraduationNeed.byCutOff, &reader)
        let need = Self.certificate(section, level, &reader)
        if anchor == .certificate, !section.has("certificate"), let at = section["count-from"] {
            reader.fault(
                at, zh: "从取得证书起算（count-from: certificate）须同时写明 certificate。",
                en: "`count-from: certificate` needs a `certificate` to count from.")
        }
        guard let id, let level, let major, let grounds, let anchor, let graduation,
            case .some(let certificate) = need
        else {
            return nil
        }
        return EligibilityRule(
            id: id, level: level, major: major, certificate: certificate, anchor: anchor,
            graduation: graduation, grounds: grounds)
    }

    /// A word that has a usual value when it is left out; nil if it is wrong.
    private static func word<Word>(
        _ entry: PlanEntry?, _ usual: Word, _ reader: inout PlanReader
    ) -> Word? where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
        entry == nil ? usual : reader.word(entry, Word.self)
    }

    /// A capital letter and one or two digits.
    private static func id(_ entry: PlanEntry?, _ reader: inout PlanReader) -> RuleID? {
        guard let entry, let text = reader.scalar(entry) else { return nil }
        let letters = text.utf8.prefix(1).allSatisfy { (0x41...0x5A).contains($0) }
        let digits = text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
        guard (2...3).contains(text.utf8.count), letters, digits else {
            reader.fault(
                entry, zh: "途径代码“\(text)”应为一个大写字母加一至两位数字，如 A1。",
                en: "The path's name `\(text)` should be a capital letter and one or two digits, "
                    + "such as A1.")
            return nil
        }
        return RuleID(rawValue: text)
    }

    /// The certificate: `.some(nil)` if none is asked for, nil if it is wrong.
    private static func certificate(
        _ section: PlanSection, _ level: Level?, _ reader: inout PlanReader
    ) -> CertificateNeed?? {
        guard let entry = section["certificate"] else {
            if let origin = section["obtained-by"] {
                reader.fault(
                    origin, zh: "写了 obtained-by 就须写明 certificate。",
                    en: "`obtained-by` needs a `certificate`.")
                return nil
            }
            return .some(nil)
        }
        let held = reader.word(entry, among: RulesSection.levels)
        let origin = Self.word(section["obtained-by"], CertificateNeed.Origin.any, &reader)
        guard let held, let origin else { return nil }
        if let level, held.rawValue >= level.rawValue {
            reader.fault(
                entry, zh: "所需证书须低于本途径的层级。",
                en: "The certificate asked for must be of a lower level than the path leads to.")
            return nil
        }
        return CertificateNeed(level: held, origin: origin)
    }

    private static func grounds(
        _ section: PlanSection, _ reader: inout PlanReader
    ) -> [EligibilityRule.Ground]? {
        guard let list = section["grounds"] else {
            return Self.ground(section, &reader).map { [$0] }
        }
        for key in Self.ofOneGround {
            guard let entry = section[key] else { continue }
            reader.fault(
                entry, zh: "已有 grounds，请把“\(key)”写在 grounds 的各项中。",
                en: "There are `grounds`: write `\(key)` inside of them.")
        }
        guard let items = reader.list(list, 1...RulePack.groundLimit) else { return nil }
        let grounds = items.map { item -> EligibilityRule.Ground? in
            guard let inner = reader.section(item, required: [], optional: Self.ofOneGround) else {
                return nil
            }
            return Self.ground(inner, &reader)
        }
        return grounds.contains(nil) ? nil : grounds.compactMap(\.self)
    }

    private static func ground(
        _ section: PlanSection, _ reader: inout PlanReader
    ) -> EligibilityRule.Ground? {
        guard section.has("education") || section.has("degree") else {
            reader.fault(
                line: section.line, section.place, zh: "须写明 education（学历）或 degree（学位）。",
                en: "`education` or `degree` is missing.")
            return nil
        }
        guard section.has("years") else {
            reader.fault(
                line: section.line, section.place, zh: "缺少 years（年限，可为 0）。",
                en: "`years` is missing; it may be 0.")
            return nil
        }
        let levels =
            section.has("education")
            ? reader.words(section["education"], among: RulesSection.education) : []
        let degrees =
            section.has("degree")
            ? reader.words(section["degree"], among: RulesSection.degrees) : []
        let years = reader.integer(section["years"], 0...EligibilityRule.yearsLimit)
        guard let levels, let degrees, let years else { return nil }
        return EligibilityRule.Ground(levels: levels, degrees: degrees, years: years)
    }
}
