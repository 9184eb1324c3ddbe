// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension ExamPlan {
    /// Reads the text of a plan file.
    ///
    /// - Throws: every fault, by line.
    package init(text: String) throws(PlanFaults) {
        let root = try PlanDocument.root(of: text)
        var reader = PlanReader()
        let plan = Self.read(root, &reader)
        guard let plan, reader.faults.isEmpty else {
            throw PlanFaults(faults: reader.faults.sorted { $0.line < $1.line })
        }
        self = plan
    }

    /// Reads the bytes of a plan file.
    ///
    /// - Throws: every fault, by line.
    package init(bytes: [UInt8]) throws(PlanFaults) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            // Editors of other encodings spoil the first line that has a Chinese word.
            let lines = bytes.split(
                separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            let spoilt = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
            throw PlanFaults(faults: [
                PlanFault(
                    line: spoilt + 1, place: "",
                    text: Text(
                        zh: "此行不是 UTF-8 编码，请在编辑器中另存为 UTF-8。",
                        en: "This line is not UTF-8: save the file as UTF-8 in your editor."))
            ])
        }
        try self.init(text: text)
    }

    private static let sections = [
        "plan", "version", "name", "exam-days", "registration", "cut-off", "subjects", "rules",
        "materials", "regions", "calendar", "review-reasons", "declaration",
    ]

    private static func read(_ root: PlanEntry, _ reader: inout PlanReader) -> ExamPlan? {
        let sections = reader.section(
            root, required: Self.sections, optional: ["second-look-percent"])
        guard let section = sections else { return nil }
        let exam = HeadSection.exam(section["plan"], &reader)
        let version = reader.text(section["version"], PlanLimits.versionLengths)
        let name = HeadSection.text(section["name"], PlanLimits.nameLengths, &reader)
        let days = HeadSection.examDays(section["exam-days"], exam, &reader)
        let registration = HeadSection.registration(section["registration"], days?.first, &reader)
        let cutOff = reader.date(section["cut-off"])
        let subjects = HeadSection.subjects(section["subjects"], &reader)
        let rules = RulesSection.read(section["rules"], &reader)
        let materials = HeadSection.materials(section["materials"], &reader)
        let regions = RegionsSection.read(
            section["regions"], firstExamDay: days?.first, &reader)
        let calendar = CalendarSection.read(
            section["calendar"], examYear: days?.first?.year, &reader)
        let reasons = HeadSection.reasons(section["review-reasons"], &reader)
        let secondLooks = HeadSection.secondLooks(section["second-look-percent"], &reader)
        let declaration = HeadSection.declaration(section["declaration"], &reader)
        guard let exam, let version, let name, let days, let registration, let cutOff,
            let subjects, let rules, let materials, let regions, let calendar, let reasons,
            let secondLooks, let declaration
        else {
            return nil
        }
        return ExamPlan(
            exam: exam, version: version, name: name, examDays: days, registration: registration,
            cutOff: cutOff, subjects: subjects, rules: rules, materials: materials,
            regions: regions, calendar: calendar, reviewReasons: reasons,
            secondLooks: secondLooks, declaration: declaration)
    }
}
