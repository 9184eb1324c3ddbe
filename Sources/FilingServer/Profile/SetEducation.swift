// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Replaces all education records.
struct SetEducation: Procedure {
    static let method = FilingV1.Profile.setEducation
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.educationStated])

    let store: any Store
    let keys: ServerKeys
    let checkBell: WorkBell

    func run(
        _ request: FilingV1.SetEducationRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.SetProfileReply {
        let owner = try caller.applicant
        let now = context.now
        let education = try request.education.map { try EducationRecord($0) }
        let reply = try await context.commit(to: self.store) { transaction in
            let profile = try StoredProfile(of: owner, in: transaction, context.personal).value
                .replacing(
                    education: education, seen: Revision(rawValue: request.revision),
                    today: now.dateInChina)
            try StoredProfile(profile).put(
                for: owner, in: transaction, keys: self.keys, context.personal, at: now)
            try StoredProfile(profile).startChecks(
                [.education], of: owner, in: transaction, at: now)
            try context.audit(.educationStated, subject: owner, in: transaction)
            return FilingV1.SetProfileReply(revision: profile.revision.rawValue)
        }
        self.checkBell.ring()
        return reply
    }
}
