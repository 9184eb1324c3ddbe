// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

extension Identity {
    /// Takes the identity of a request.
    ///
    /// - Throws: `FIELD_INVALID` if absent, `NAME_INVALID`, `ID_NUMBER_...`.
    init(_ identity: FilingV1.Identity?, today: CivilDate) throws(Refusal) {
        guard let identity else { throw Refusal.fieldInvalid("identity", limit: 1) }
        self.init(
            name: try PersonName(text: identity.name),
            number: try IDNumber(text: identity.idNumber, today: today))
    }
}

extension FilingV1.Identity {
    init(_ identity: Identity) {
        self.init(name: identity.name.text, idNumber: identity.number.text)
    }
}

extension FilingV1.MaskedIdentity {
    init(_ identity: Identity) {
        self.init(
            maskedName: identity.name.masked, maskedIDNumber: identity.number.masked)
    }
}

extension EducationRecord {
    /// Takes a record of a request; its limits are checked by the profile.
    ///
    /// - Throws: `FIELD_INVALID` for a missing level or date.
    init(_ record: FilingV1.EducationRecord) throws(Refusal) {
        var expires: CivilDate?
        if let date = record.chsiExpires {
            expires = try CivilDate(date, field: "education.chsi_expires")
        }
        self.init(
            level: try EducationLevel(record.level), degree: try Degree(record.degree),
            major: record.major, school: record.school,
            certificateNumber: record.certificateNumber,
            graduated: try CivilDate(record.graduated, field: "education.graduated"),
            isFullTime: record.fullTime, chsiCode: record.chsiCode, chsiExpires: expires)
    }
}

extension FilingV1.EducationRecord {
    init(_ record: EducationRecord) {
        self.init(
            level: FilingV1.EducationLevel(record.level), degree: FilingV1.Degree(record.degree),
            major: record.major, school: record.school,
            certificateNumber: record.certificateNumber,
            graduated: FilingV1.Date(record.graduated), fullTime: record.isFullTime,
            chsiCode: record.chsiCode, chsiExpires: record.chsiExpires.map(FilingV1.Date.init))
    }
}

extension WorkPeriod {
    /// Takes a period of a request; its limits are checked by the profile.
    ///
    /// - Throws: `FIELD_INVALID` for a missing first day or a day that does not exist.
    init(_ period: FilingV1.WorkPeriod) throws(Refusal) {
        var last: CivilDate?
        if let date = period.to { last = try CivilDate(date, field: "work.to") }
        self.init(
            employer: period.employer, post: period.post,
            from: try CivilDate(period.from, field: "work.from"), to: last,
            isSocialWork: period.socialWork)
    }
}

extension FilingV1.WorkPeriod {
    init(_ period: WorkPeriod) {
        self.init(
            employer: period.employer, post: period.post, from: FilingV1.Date(period.from),
            to: period.to.map(FilingV1.Date.init), socialWork: period.isSocialWork)
    }
}

extension ProfessionalCertificate {
    /// Takes a certificate of a request; its limits are checked by the profile.
    ///
    /// - Throws: `FIELD_INVALID` for a missing level or date.
    init(_ certificate: FilingV1.ProfessionalCertificate) throws(Refusal) {
        self.init(
            level: try Level(certificate.level), number: certificate.number,
            obtained: try CivilDate(certificate.obtained, field: "certificates.obtained"),
            origin: certificate.byExamination ? .examination : .any)
    }
}

extension FilingV1.ProfessionalCertificate {
    init(_ certificate: ProfessionalCertificate) {
        self.init(
            level: FilingV1.Level(certificate.level), number: certificate.number,
            obtained: FilingV1.Date(certificate.obtained),
            byExamination: certificate.origin == .examination)
    }
}
