// SPDX-License-Identifier: Apache-2.0

extension EligibilityFacts {
    /// What a profile states, without what identifies a person.
    package init(_ profile: Profile) {
        self.init(
            education: profile.education.map { record in
                Education(
                    code: EducationCode(record.level), degree: record.degree,
                    major: record.major, graduated: record.graduated,
                    isFullTime: record.isFullTime)
            },
            work: profile.work.map { period in
                Work(from: period.from, to: period.to, isSocialWork: period.isSocialWork)
            },
            certificates: profile.certificates.map { held in
                Certificate(level: held.level, obtained: held.obtained, origin: held.origin)
            })
    }
}
