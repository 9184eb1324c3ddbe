// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// A profile as its row keeps it: education and work are each one sealed-to-be whole, encoded as
/// the contract's own messages, because they are always read and replaced together.
struct StoredProfile {
    let value: Profile

    init(_ value: Profile) { self.value = value }

    /// Reads an account's profile; the empty one before anything was stated.
    init(of owner: AccountID, in snapshot: Snapshot) throws {
        guard let row = try snapshot.profile(of: owner) else {
            self.value = .empty
            return
        }
        let education = try row.education.map { try FilingV1.SetEducationRequest(decoding: $0) }
        let work = try row.work.map { try FilingV1.SetWorkRequest(decoding: $0) }
        self.value = Profile(
            revision: row.revision, identity: try row.identity.map(Self.identity),
            education: try education?.education.map { try EducationRecord($0) } ?? [],
            work: try work?.work.map { try WorkPeriod($0) } ?? [],
            certificates: try work?.certificates.map { try ProfessionalCertificate($0) } ?? [])
    }

    /// Writes it.
    ///
    /// - Throws: `ID_NUMBER_TAKEN`.
    func put(
        for owner: AccountID, in transaction: Transaction, keys: ServerKeys, at now: Instant
    ) throws {
        let education = FilingV1.SetEducationRequest(
            education: self.value.education.map(FilingV1.EducationRecord.init))
        let work = FilingV1.SetWorkRequest(
            work: self.value.work.map(FilingV1.WorkPeriod.init),
            certificates: self.value.certificates.map(FilingV1.ProfessionalCertificate.init))
        let identity = self.value.identity.map { identity in
            ProfileRecord.Identity(
                name: identity.name.text, idNumber: identity.number.text,
                idNumberIndex: BlindIndex(
                    of: identity.number.text, field: .idNumber, keys: keys
                ).bytes)
        }
        try transaction.put(
            ProfileRecord(
                revision: self.value.revision, identity: identity,
                education: try education.encoded, work: try work.encoded, updatedAt: now),
            of: owner)
    }

    private static func identity(
        _ stored: ProfileRecord.Identity
    ) throws(Refusal) -> Identity {
        Identity(
            name: try PersonName(text: stored.name),
            number: try IDNumber(stored: stored.idNumber))
    }
}
