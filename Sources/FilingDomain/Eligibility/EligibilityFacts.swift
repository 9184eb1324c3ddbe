// SPDX-License-Identifier: Apache-2.0

/// What eligibility is judged on: no name, number, school or employer.
package struct EligibilityFacts: Hashable, Sendable {
    /// At most 10.
    package let education: [Education]
    /// At most 50.
    package let work: [Work]
    /// At most 5.
    package let certificates: [Certificate]

    package init(education: [Education], work: [Work], certificates: [Certificate]) {
        self.education = education
        self.work = work
        self.certificates = certificates
    }

    /// One education record.
    package struct Education: Hashable, Sendable {
        package let code: EducationCode
        package let degree: Degree
        /// As on the certificate.
        package let major: String
        package let graduated: CivilDate
        package let isFullTime: Bool

        package init(
            code: EducationCode, degree: Degree, major: String, graduated: CivilDate,
            isFullTime: Bool
        ) {
            self.code = code
            self.degree = degree
            self.major = major
            self.graduated = graduated
            self.isFullTime = isFullTime
        }
    }

    /// One period of work.
    package struct Work: Hashable, Sendable {
        /// First day.
        package let from: CivilDate
        /// Last day; nil while the post is held, which is taken to go on.
        package let to: CivilDate?
        package let isSocialWork: Bool

        package init(from: CivilDate, to: CivilDate?, isSocialWork: Bool) {
            self.from = from
            self.to = to
            self.isSocialWork = isSocialWork
        }
    }

    /// One professional certificate.
    package struct Certificate: Hashable, Sendable {
        package let level: Level
        package let obtained: CivilDate
        package let origin: CertificateNeed.Origin

        package init(level: Level, obtained: CivilDate, origin: CertificateNeed.Origin) {
            self.level = level
            self.obtained = obtained
            self.origin = origin
        }
    }
}
