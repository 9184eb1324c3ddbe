// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The caller's whole profile.
struct GetProfile: PromptProcedure {
    static let method = FilingV1.Profile.get
    static let access = Access.applicant

    let store: any Store

    func answer(
        _ request: FilingV1.GetProfileRequest, as caller: Caller, in context: CallContext
    ) throws -> FilingV1.GetProfileReply {
        let owner = try caller.applicant
        return try self.store.point { snapshot in
            let profile = try StoredProfile(of: owner, in: snapshot, context.personal).value
            let standing = AccountStanding(
                checks: try snapshot.preChecks(of: owner), now: context.now)
            return FilingV1.GetProfileReply(
                revision: profile.revision.rawValue,
                identity: profile.identity.map(FilingV1.Identity.init),
                education: profile.education.map(FilingV1.EducationRecord.init),
                work: profile.work.map(FilingV1.WorkPeriod.init),
                certificates: profile.certificates.map(FilingV1.ProfessionalCertificate.init),
                accountState: FilingV1.AccountState(standing),
                identityCheck: FilingV1.PreCheckVerdict(standing.identity),
                educationCheck: FilingV1.PreCheckVerdict(standing.education))
        }
    }
}
