// SPDX-License-Identifier: Apache-2.0

package import FilingContract
package import FilingDomain

extension EligibilityFacts {
    /// Takes what a request states.
    ///
    /// - Throws: `FIELD_INVALID` with the field's path, such as `education[0].level_code`.
    init(_ request: FilingV1.CheckEligibilityRequest) throws(Refusal) {
        var education: [Education] = []
        for (index, stated) in request.education.enumerated() {
            education.append(try Education(stated, at: "education[\(index)]."))
        }
        var work: [Work] = []
        for (index, stated) in request.work.enumerated() {
            work.append(try Work(stated, at: "work[\(index)]."))
        }
        var certificates: [Certificate] = []
        for (index, stated) in request.certificates.enumerated() {
            certificates.append(try Certificate(stated, at: "certificates[\(index)]."))
        }
        self.init(education: education, work: work, certificates: certificates)
        try self.requireWithinLimits()
    }
}

extension EligibilityFacts.Education {
    fileprivate init(_ stated: FilingV1.StatedEducation, at place: String) throws(Refusal) {
        guard let code = Int32(exactly: stated.levelCode).flatMap(EducationCode.init(rawValue:))
        else {
            throw Refusal(.fieldInvalid, ["field": .text(place + "level_code")])
        }
        guard let degree = Degree(rawValue: stated.degree.rawValue) else {
            throw Refusal(.fieldInvalid, ["field": .text(place + "degree")])
        }
        self.init(
            code: code, degree: degree, major: stated.major,
            graduated: try CivilDate(stated.graduated, at: place + "graduated"),
            isFullTime: stated.fullTime)
    }
}

extension EligibilityFacts.Work {
    fileprivate init(_ stated: FilingV1.StatedWork, at place: String) throws(Refusal) {
        var last: CivilDate?
        if let to = stated.to { last = try CivilDate(to, at: place + "to") }
        self.init(
            from: try CivilDate(stated.from, at: place + "from"), to: last,
            isSocialWork: stated.socialWork)
    }
}

extension EligibilityFacts.Certificate {
    fileprivate init(_ stated: FilingV1.StatedCertificate, at place: String) throws(Refusal) {
        guard let level = Level(rawValue: stated.level.rawValue), level != .senior else {
            throw Refusal(.fieldInvalid, ["field": .text(place + "level")])
        }
        self.init(
            level: level, obtained: try CivilDate(stated.obtained, at: place + "obtained"),
            origin: stated.byExamination ? .examination : .any)
    }
}

extension CivilDate {
    fileprivate init(_ date: FilingV1.Date?, at place: String) throws(Refusal) {
        guard let date, let year = Int(exactly: date.year), let month = Int(exactly: date.month),
            let day = Int(exactly: date.day),
            let known = CivilDate(year: year, month: month, day: day)
        else {
            throw Refusal(.fieldInvalid, ["field": .text(place)])
        }
        self = known
    }
}

extension FilingV1.CheckEligibilityRequest {
    /// The question that facts answer, as it is kept beside a judgement: it can be asked again.
    package init(
        _ facts: EligibilityFacts, exam: ExamCode, level: Level, region: RegionCode
    ) {
        self.init(
            exam: exam.rawValue, level: FilingV1.Level(rawValue: level.rawValue) ?? .unspecified,
            region: region.text,
            education: facts.education.map { record in
                FilingV1.StatedEducation(
                    levelCode: UInt32(clamping: record.code.rawValue),
                    degree: FilingV1.Degree(rawValue: record.degree.rawValue)
                        ?? FilingV1.Degree.none,
                    major: record.major, graduated: FilingV1.Date(record.graduated),
                    fullTime: record.isFullTime)
            },
            work: facts.work.map { period in
                FilingV1.StatedWork(
                    from: FilingV1.Date(period.from), to: period.to.map(FilingV1.Date.init),
                    socialWork: period.isSocialWork)
            },
            certificates: facts.certificates.map { held in
                FilingV1.StatedCertificate(
                    level: FilingV1.Level(rawValue: held.level.rawValue) ?? .unspecified,
                    obtained: FilingV1.Date(held.obtained),
                    byExamination: held.origin == .examination)
            })
    }
}
