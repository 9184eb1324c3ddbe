// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// Replaces all work periods and certificates.
struct SetWork: Procedure {
    static let method = FilingV1.Profile.setWork
    static let access = Access.applicant
    static let effect = Effect.write
    static let audit = AuditRule.leaves([.workStated])
    /// 50 periods of 200 characters and 5 certificates, at 4 bytes a character: 45 KB.
    static let maxRequestBytes = 64 * 1_024

    let store: any Store
    let keys: ServerKeys

    func run(
        _ request: FilingV1.SetWorkRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.SetProfileReply {
        let owner = try caller.applicant
        let now = context.now
        let work = try request.work.map { try WorkPeriod($0) }
        let certificates = try request.certificates.map { try ProfessionalCertificate($0) }
        return try await context.commit(to: self.store) { transaction in
            let profile = try StoredProfile(of: owner, in: transaction, context.personal).value
                .replacing(
                    work: work, certificates: certificates,
                    seen: Revision(rawValue: request.revision), today: now.dateInChina)
            try StoredProfile(profile).put(
                for: owner, in: transaction, keys: self.keys, context.personal, at: now)
            try context.audit(.workStated, subject: owner, in: transaction)
            return FilingV1.SetProfileReply(revision: profile.revision.rawValue)
        }
    }
}
