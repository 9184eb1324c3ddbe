// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Everything about a filing that the reviewer holds a claim on.
struct ShowFiling: Procedure {
    static let method = FilingV1.Review.show
    static let access = Access.reviewers
    static let effect = Effect.read

    let store: any Store
    let visibility: FilingVisibility

    func run(
        _ request: FilingV1.ShowRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ShowReply {
        let staff = try caller.staff
        return try await self.store.read { snapshot in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, snapshot)
            guard filing.runningClaim(at: context.now)?.holder == staff.account else {
                throw Refusal(.claimRequired)
            }
            let profile = try StoredProfile(of: filing.owner, in: snapshot).value
            return FilingV1.ShowReply(
                filing: FilingV1.FilingSummary(filing, now: context.now),
                identity: profile.identity.map(FilingV1.Identity.init),
                education: profile.education.map(FilingV1.EducationRecord.init),
                work: profile.work.map(FilingV1.WorkPeriod.init),
                certificates: profile.certificates.map(FilingV1.ProfessionalCertificate.init),
                materials: try snapshot.currentMaterials(of: filing.id)
                    .map(FilingV1.FilingMaterial.init),
                history: try snapshot.history(of: filing.id, limit: HistoryLimits.entries).map(
                    FilingV1.HistoryEntry.init))
        }
    }
}
