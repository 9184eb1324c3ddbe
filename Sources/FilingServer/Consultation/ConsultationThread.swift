// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension Access {
    /// Who asks, and who answers.
    static let consultation = Access.roles([.applicant, .reviewer, .supervisor, .support])
}

extension Snapshot {
    /// The applicant's own thread, or one of the region of a member of staff.
    ///
    /// - Throws: `CONSULTATION_UNKNOWN`.
    func consultation(_ id: UInt64, visibleTo caller: Caller) throws -> ConsultationRecord {
        let id = ConsultationID(rawValue: Int64(clamping: id))
        guard try caller.person.role.isStaff else {
            return try self.consultation(id, of: try caller.applicant)
        }
        return try self.consultation(id, in: try caller.staff.region)
    }
}

extension PersonalData {
    /// Adds a message to a stored thread, sealed under the applicant's key, whoever writes it.
    func add(
        _ text: String, by author: Caller.Person, to thread: Consultation, at now: Instant,
        in transaction: Transaction
    ) throws {
        let id = try transaction.nextConsultationMessageID()
        let key = try self.key(of: thread.owner, in: transaction)
        try transaction.add(
            ConsultationMessageRecord(
                id: id, role: author.role, at: now,
                words: key.sealed(consultation: text, ofMessage: id)),
            by: author.account, to: thread.id)
    }
}
