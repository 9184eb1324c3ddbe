// SPDX-License-Identifier: Apache-2.0

/// What an applicant states about themselves.
///
/// Each change names the revision it saw and makes the next one.
package struct Profile: Hashable, Sendable {
    /// `.none` before anything was stated.
    package let revision: Revision
    /// Nil until stated.
    package let identity: Identity?
    /// At most 10.
    package let education: [EducationRecord]
    /// At most 50.
    package let work: [WorkPeriod]
    /// At most 5.
    package let certificates: [ProfessionalCertificate]

    package init(
        revision: Revision, identity: Identity?, education: [EducationRecord],
        work: [WorkPeriod], certificates: [ProfessionalCertificate]
    ) {
        self.revision = revision
        self.identity = identity
        self.education = education
        self.work = work
        self.certificates = certificates
    }

    /// Nothing stated yet.
    package static let empty = Profile(
        revision: .none, identity: nil, education: [], work: [], certificates: [])

    /// Whether this person has ever handed in a filing.
    package enum Standing: Sendable {
        case nothingSubmitted
        case submittedBefore
    }

    /// States the identity; it can be mended until the first filing is handed in.
    ///
    /// Whether another account has the number is for the store's unique index to say.
    ///
    /// - Throws: `REVISION_CONFLICT`, `IDENTITY_FIXED`.
    package func stating(
        _ identity: Identity, _ standing: Standing, seen: Revision
    ) throws(Refusal) -> Profile {
        try self.revision.requireMatch(seen)
        guard self.identity == nil || standing == .nothingSubmitted else {
            throw Refusal(.identityFixed)
        }
        return Profile(
            revision: self.revision.next, identity: identity, education: self.education,
            work: self.work, certificates: self.certificates)
    }

    /// The profile after a dispute over its identity was decided.
    package func given(_ identity: Identity?) -> Profile {
        Profile(
            revision: self.revision.next, identity: identity, education: self.education,
            work: self.work, certificates: self.certificates)
    }

    /// Replaces the education records.
    ///
    /// - Throws: `REVISION_CONFLICT`, `FIELD_INVALID` with the field's path.
    package func replacing(
        education: [EducationRecord], seen: Revision, today: CivilDate
    ) throws(Refusal) -> Profile {
        try self.revision.requireMatch(seen)
        try FieldCheck(path: "", today: today).count(
            education.count, "education", ProfileLimits.educationRecords)
        for (position, record) in education.enumerated() {
            try record.require(FieldCheck(path: "education[\(position)].", today: today))
        }
        return Profile(
            revision: self.revision.next, identity: self.identity, education: education,
            work: self.work, certificates: self.certificates)
    }

    /// Replaces work periods and certificates.
    ///
    /// - Throws: `REVISION_CONFLICT`, `FIELD_INVALID` with the field's path.
    package func replacing(
        work: [WorkPeriod], certificates: [ProfessionalCertificate], seen: Revision,
        today: CivilDate
    ) throws(Refusal) -> Profile {
        try self.revision.requireMatch(seen)
        let whole = FieldCheck(path: "", today: today)
        try whole.count(work.count, "work", ProfileLimits.workPeriods)
        try whole.count(certificates.count, "certificates", ProfileLimits.certificates)
        for (position, period) in work.enumerated() {
            try period.require(FieldCheck(path: "work[\(position)].", today: today))
        }
        for (position, certificate) in certificates.enumerated() {
            try certificate.require(
                FieldCheck(path: "certificates[\(position)].", today: today))
        }
        return Profile(
            revision: self.revision.next, identity: self.identity, education: self.education,
            work: work, certificates: certificates)
    }

    /// What must still be stated before a filing can be submitted, as field names of
    /// `GetProfileReply`; empty if nothing.
    ///
    /// Work is not among them: some paths need none, and which path is met is judged elsewhere.
    package var missingParts: [String] {
        (self.identity == nil ? ["identity"] : [])
            + (self.education.isEmpty ? ["education"] : [])
    }

    /// Whether any stated education is 大专 or above.
    package var hasHigherEducation: Bool {
        self.education.contains { $0.level.isHigherEducation }
    }
}
