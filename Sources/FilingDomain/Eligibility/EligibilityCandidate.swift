// SPDX-License-Identifier: Apache-2.0

/// One way to try a path: a ground, an education record and a certificate.
///
/// All ways are tried, and the best one speaks for the path. Judged by one cut-off; everything asked
/// for can only come to be met as the cut-off moves on, never be lost, so that there is a first day.
struct EligibilityCandidate {
    let rule: EligibilityRule
    let ground: EligibilityRule.Ground
    /// Nil stands for having none that fits.
    let education: (position: Int, record: EligibilityFacts.Education, major: MajorKind)?
    /// Nil stands for having none that fits.
    let certificate: (position: Int, held: EligibilityFacts.Certificate)?

    /// How far the record goes toward the ground.
    enum Fit {
        case yes
        /// A human has to say which level it stands for.
        case human
        case no
    }

    /// Whether a record is an education of this ground.
    ///
    /// A degree counts beside a graduation only: 结业 with a degree is not in the rules.
    static func fit(
        _ record: EligibilityFacts.Education, _ ground: EligibilityRule.Ground
    ) -> Fit {
        switch record.code.standing {
        case .graduated(let level):
            ground.levels.contains(level) || ground.degrees.contains(record.degree) ? .yes : .no
        case .human: .human
        case .incomplete: .no
        }
    }

    /// The day from which work counts; nil if all does.
    ///
    /// A full-time course takes away what lies before its graduation, but only the course that proves
    /// the path: one taken later takes nothing from the years between an earlier diploma and itself.
    /// Work beside a part-time course counts before and after its graduation.
    private var countedFrom: CivilDate? {
        let course = self.education.flatMap { $0.record.isFullTime ? $0.record.graduated : nil }
        let anchor = self.rule.anchor == .certificate ? self.certificate?.held.obtained : nil
        return [course, anchor].compactMap(\.self).max()
    }

    /// What comes of it.
    ///
    /// - Parameters:
    ///   - work: all social work of the person.
    ///   - cutOff: judged against this day.
    func answer(work: WorkedDays, cutOff: CivilDate) -> PathAnswer {
        let from = self.countedFrom
        let days = from.map { work.counted(from: $0) } ?? work
        let years = YearsCheck(self, days, cutOff)
        let gaps = self.educationGaps(cutOff) + self.certificateGaps(cutOff) + years.gaps
        let needsHuman = self.education.map { Self.fit($0.record, self.ground) == .human } ?? false
        let verdict: EligibilityVerdict =
            !gaps.isEmpty ? .notMet : needsHuman ? .human : .met
        return PathAnswer(
            rule: self.rule.id, verdict: verdict,
            inputs: PathAnswer.Inputs(
                education: self.education?.position, major: self.education?.major,
                certificate: self.certificate?.position, countedFrom: from,
                fullYears: years.had, yearsNeeded: self.ground.years),
            gaps: gaps, earliest: needsHuman ? nil : self.earliest(years), materials: [])
    }

    private func educationGaps(_ cutOff: CivilDate) -> [EligibilityGap] {
        guard let education else { return [.education] }
        var gaps: [EligibilityGap] = []
        if cutOff < self.graduationDay(education.record) {
            gaps.append(.graduation(education.record.graduated))
        }
        if !self.accepts(education.record, education.major) { gaps.append(.major(self.rule.major)) }
        return gaps
    }

    private func certificateGaps(_ cutOff: CivilDate) -> [EligibilityGap] {
        guard let need = self.rule.certificate else { return [] }
        guard let certificate else { return [.certificate(need)] }
        let obtained = certificate.held.obtained
        return cutOff < obtained ? [.obtained(obtained)] : []
    }

    /// A human who judges the level judges the major with it.
    private func accepts(_ record: EligibilityFacts.Education, _ major: MajorKind) -> Bool {
        Self.fit(record, self.ground) == .human || self.rule.major.accepts(major)
    }

    /// The first cut-off that takes the graduation.
    private func graduationDay(_ record: EligibilityFacts.Education) -> CivilDate {
        switch self.rule.graduation {
        case .byCutOff: record.graduated
        case .withinYear:
            CivilDate(year: record.graduated.year, month: 1, day: 1) ?? record.graduated
        }
    }

    /// The first cut-off on which this is met; nil if what was stated never does.
    private func earliest(_ years: YearsCheck) -> CivilDate? {
        guard let education, self.accepts(education.record, education.major),
            case .reached(let worked) = years.outlook
        else {
            return nil
        }
        var days = [self.graduationDay(education.record)]
        if let worked { days.append(worked) }
        if self.rule.certificate != nil {
            guard let certificate else { return nil }
            days.append(certificate.held.obtained)
        }
        return days.max()
    }
}

/// The years of one candidate against what is asked.
private struct YearsCheck {
    let had: Int
    let gaps: [EligibilityGap]
    let outlook: Outlook

    enum Outlook {
        /// On this day; nil if no years are asked for.
        case reached(CivilDate?)
        case never
    }

    init(_ candidate: EligibilityCandidate, _ days: WorkedDays, _ cutOff: CivilDate) {
        let needed = candidate.ground.years
        // Years after a certificate that is not there cannot be counted.
        let isAnchored = candidate.rule.anchor == .work || candidate.certificate != nil
        self.had = isAnchored ? days.fullYears(on: cutOff) : 0
        guard needed > 0 else {
            self.gaps = []
            self.outlook = .reached(nil)
            return
        }
        guard isAnchored else {
            self.gaps = [.years(needed: needed, had: 0, daysLeft: 0)]
            self.outlook = .never
            return
        }
        self.outlook = days.day(reaching: needed).map { .reached($0) } ?? .never
        guard self.had < needed else {
            self.gaps = []
            return
        }
        let left = (days.daysNeeded(for: needed) ?? 0) - days.days(before: cutOff)
        self.gaps = [.years(needed: needed, had: self.had, daysLeft: max(0, left))]
    }
}
