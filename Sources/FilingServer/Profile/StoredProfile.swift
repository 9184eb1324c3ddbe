// SPDX-License-Identifier: Apache-2.0

import FilingContract
package import FilingDomain
package import FilingSeal
package import FilingStore

/// A profile as its row keeps it, sealed: identity, education and work are each one envelope;
/// education and work are encoded as the contract's own messages, because they are always read and
/// replaced together.
package struct StoredProfile {
    let value: Profile

    package init(_ value: Profile) { self.value = value }

    /// Reads an account's profile; the empty one before anything was stated.
    init(of owner: AccountID, in snapshot: Snapshot, _ personal: PersonalData) throws {
        guard let row = try snapshot.profile(of: owner) else {
            self.value = .empty
            return
        }
        let key = try personal.key(of: owner, in: snapshot)
        let education = try row.education.map {
            try FilingV1.SetEducationRequest(
                decoding: key.open($0, in: key.cell(.profileEducation)))
        }
        let work = try row.work.map {
            try FilingV1.SetWorkRequest(decoding: key.open($0, in: key.cell(.profileWork)))
        }
        self.value = Profile(
            revision: row.revision,
            identity: try row.identity.map { try Self.identity($0, key) },
            education: try education?.education.map { try EducationRecord($0) } ?? [],
            work: try work?.work.map { try WorkPeriod($0) } ?? [],
            certificates: try work?.certificates.map { try ProfessionalCertificate($0) } ?? [])
    }

    /// Who an account's owner is, and nothing else of them; nil before it was stated, and once the
    /// account was closed.
    static func identity(
        of owner: AccountID, in snapshot: Snapshot, _ personal: PersonalData
    ) throws -> Identity? {
        guard let stored = try snapshot.profile(of: owner)?.identity,
            let key = try personal.keyIfAny(of: owner, in: snapshot)
        else {
            return nil
        }
        return try Self.identity(stored, key)
    }

    /// Writes it.
    ///
    /// - Throws: `ID_NUMBER_TAKEN`.
    package func put(
        for owner: AccountID, in transaction: Transaction, keys: ServerKeys,
        _ personal: PersonalData, at now: Instant
    ) throws {
        let education = FilingV1.SetEducationRequest(
            education: self.value.education.map(FilingV1.EducationRecord.init))
        let work = FilingV1.SetWorkRequest(
            work: self.value.work.map(FilingV1.WorkPeriod.init),
            certificates: self.value.certificates.map(FilingV1.ProfessionalCertificate.init))
        let key = try personal.key(of: owner, in: transaction)
        let identity = try self.value.identity.map { identity in
            ProfileRecord.Identity(
                words: try key.seal(
                    [identity.name.text, identity.number.text], in: key.cell(.profileIdentity)),
                idNumberIndex: BlindIndex(
                    of: identity.number.text, field: .idNumber, keys: keys
                ).bytes)
        }
        try transaction.put(
            ProfileRecord(
                revision: self.value.revision, identity: identity,
                education: try key.seal(education.encoded, in: key.cell(.profileEducation)),
                work: try key.seal(work.encoded, in: key.cell(.profileWork)), updatedAt: now),
            of: owner)
    }

    /// Starts the pre-checks of what has been stated anew.
    ///
    /// Education is checked as somebody's: it waits for the identity.
    func startChecks(
        _ subjects: [PreCheck.Subject], of owner: AccountID, in transaction: Transaction,
        at now: Instant
    ) throws {
        guard self.value.identity != nil else { return }
        for subject in subjects where subject == .identity || !self.value.education.isEmpty {
            try transaction.startPreCheck(
                of: owner, subject, revision: self.value.revision, at: now)
        }
    }

    private static func identity(
        _ stored: ProfileRecord.Identity, _ key: PersonalKey
    ) throws -> Identity {
        let texts = try key.texts(stored.words, in: key.cell(.profileIdentity), count: 2)
        return Identity(
            name: try PersonName(text: texts[0]), number: try IDNumber(stored: texts[1]))
    }
}
