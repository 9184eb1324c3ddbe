// SPDX-License-Identifier: Apache-2.0

/// One education record (学历) as its holder states it.
///
/// Whether number and form agree with each other is the reviewer's to judge, not refused here.
/// Source: domain.md section 4.
package struct EducationRecord: Hashable, Sendable {
    package let level: EducationLevel
    /// The degree held with it.
    package let degree: Degree
    /// As on the certificate, 1 to 100 characters.
    package let major: String
    /// 1 to 100 characters.
    package let school: String
    /// As printed, 1 to 40 characters.
    package let certificateNumber: String
    /// Day of graduation.
    package let graduated: CivilDate
    /// Work before the end of full-time study does not count.
    package let isFullTime: Bool
    /// CHSI online verification code, 12 to 20 letters and digits, or empty.
    package let chsiCode: String
    /// Last day the CHSI report can be looked up.
    ///
    /// A day in the past is taken: its holder can extend it and the code stays the same.
    package let chsiExpires: CivilDate?

    package init(
        level: EducationLevel, degree: Degree, major: String, school: String,
        certificateNumber: String, graduated: CivilDate, isFullTime: Bool, chsiCode: String,
        chsiExpires: CivilDate?
    ) {
        self.level = level
        self.degree = degree
        self.major = major
        self.school = school
        self.certificateNumber = certificateNumber
        self.graduated = graduated
        self.isFullTime = isFullTime
        self.chsiCode = chsiCode
        self.chsiExpires = chsiExpires
    }

    func require(_ check: FieldCheck) throws(Refusal) {
        try check.text(self.major, "major", ProfileLimits.nameLengths)
        try check.text(self.school, "school", ProfileLimits.nameLengths)
        try check.text(
            self.certificateNumber, "certificate_number", ProfileLimits.numberLengths)
        try check.date(
            self.graduated, "graduated", latest: Self.latestGraduation(today: check.today))
        try self.requireChsi(check)
    }

    /// The end of the exam's year, so that its graduates can file before their last term ends.
    private static func latestGraduation(today: CivilDate) -> CivilDate {
        guard let end = CivilDate(year: ProfileLimits.examYear, month: 12, day: 31) else {
            return today
        }
        return max(today, end)
    }

    private func requireChsi(_ check: FieldCheck) throws(Refusal) {
        let code = self.chsiCode.utf8
        guard !code.isEmpty else {
            guard self.chsiExpires == nil else { throw check.refusal("chsi_expires") }
            return
        }
        let isWellFormed = code.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        }
        guard isWellFormed, ProfileLimits.chsiCodeLengths.contains(code.count) else {
            throw check.refusal("chsi_code", limit: ProfileLimits.chsiCodeLengths.upperBound)
        }
    }
}
