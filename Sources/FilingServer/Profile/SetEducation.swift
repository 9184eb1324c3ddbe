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

    let store: any Store
    let keys: ServerKeys

    func run(
        _ request: FilingV1.SetEducationRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.SetProfileReply {
        let owner = try caller.applicant
        let now = context.now
        let education = try request.education.map { try EducationRecord($0) }
        return try await context.commit(to: self.store) { transaction in
            let profile = try StoredProfile(of: owner, in: transaction).value
                .replacing(
                    education: education, seen: Revision(rawValue: request.revision),
                    today: now.dateInChina)
            try StoredProfile(profile).put(for: owner, in: transaction, keys: self.keys, at: now)
            return FilingV1.SetProfileReply(revision: profile.revision.rawValue)
        }
    }
}
