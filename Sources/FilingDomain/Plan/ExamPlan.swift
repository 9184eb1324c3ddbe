// SPDX-License-Identifier: Apache-2.0

/// Everything about one exam that may differ from year to year and from region to region.
///
/// Read from a plan file and checked there; a plan in hand is a sound one. Source: domain.md sections
/// 4 to 7, 9 and 12.
package struct ExamPlan: Hashable, Sendable {
    package let exam: ExamCode
    /// Any change of the file gets another; a filing keeps the one that judged it.
    package var version: String
    package let name: Text
    /// Ascending.
    package var examDays: [CivilDate]
    /// First and last day over all regions.
    package let registration: ClosedRange<CivilDate>
    /// Years, graduations and certificates are measured against this day.
    package let cutOff: CivilDate
    /// What is examined, by level.
    package let subjects: [Level: [String]]
    package let rules: RulePack
    package let materials: RequiredMaterials
    /// Every region where a person can file.
    package var regions: [RegionCode: RegionPlan]
    package let calendar: WorkingCalendar
    /// What reviewers may give as a reason.
    package let reviewReasons: [ReviewReason]
    /// Which share of the decisions a supervisor looks at before they take effect.
    package var secondLooks: SecondLookSample
    package let declaration: Declaration

    package init(
        exam: ExamCode, version: String, name: Text, examDays: [CivilDate],
        registration: ClosedRange<CivilDate>, cutOff: CivilDate, subjects: [Level: [String]],
        rules: RulePack, materials: RequiredMaterials, regions: [RegionCode: RegionPlan],
        calendar: WorkingCalendar, reviewReasons: [ReviewReason], secondLooks: SecondLookSample,
        declaration: Declaration
    ) {
        self.exam = exam
        self.version = version
        self.name = name
        self.examDays = examDays
        self.registration = registration
        self.cutOff = cutOff
        self.subjects = subjects
        self.rules = rules
        self.materials = materials
        self.regions = regions
        self.calendar = calendar
        self.reviewReasons = reviewReasons
        self.secondLooks = secondLooks
        self.declaration = declaration
    }

    /// Judges a person by this plan.
    ///
    /// - Parameter region: where they file; nil for the cut-off that most regions have.
    package func judge(
        _ facts: EligibilityFacts, for level: Level, in region: RegionCode?
    ) -> EligibilityAnswer {
        let cutOff = region.flatMap { self.regions[$0]?.cutOff } ?? self.cutOff
        return self.judge(facts, for: level, cutOff: cutOff)
    }

    /// Judges a person against any cut-off.
    package func judge(
        _ facts: EligibilityFacts, for level: Level, cutOff: CivilDate
    ) -> EligibilityAnswer {
        let paths = self.rules.paths(
            for: level, facts, cutOff: cutOff, materials: self.materials)
        let met = paths.filter { $0.verdict == .met }
        let best =
            met.firstMinimum { $0.inputs.yearsNeeded < $1.inputs.yearsNeeded }
            ?? paths.firstMinimum { PathOrder($0) < PathOrder($1) }
        return EligibilityAnswer(
            exam: self.exam, planVersion: self.version, rulesVersion: self.rules.version,
            level: level, cutOff: cutOff, verdict: best?.verdict ?? .notMet, best: best?.rule,
            paths: paths)
    }
}

/// What differs from region to region.
package struct RegionPlan: Hashable, Sendable {
    /// The filing window: opens at the first moment, is closed at the second.
    package var opens: Instant
    package var closes: Instant
    /// Nil where the plan's applies.
    package let cutOff: CivilDate?
    /// Capacity by level, in whole rooms.
    package var seats: [Level: Int]
    /// The centre's telephone, as it is dialled: digits and hyphens; empty if the plan names none.
    package let hotline: String

    /// Seats in a room.
    package static let roomSeats = 30

    package init(
        opens: Instant, closes: Instant, cutOff: CivilDate?, seats: [Level: Int],
        hotline: String
    ) {
        self.opens = opens
        self.closes = closes
        self.cutOff = cutOff
        self.seats = seats
        self.hotline = hotline
    }
}

/// The declaration of truthfulness that an applicant signs at submit.
package struct Declaration: Hashable, Sendable {
    /// What `filing.v1.Filing/Submit` names.
    package let version: String
    package let text: Text

    package init(version: String, text: Text) {
        self.version = version
        self.text = text
    }
}
