// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// Everything about a filing that the reviewer holds a claim on.
struct ShowFiling: Procedure {
    static let method = FilingV1.Review.show
    static let access = Access.reviewReaders
    static let effect = Effect.read
    static let audit = AuditRule.leaves([.filingViewed])

    let store: any Store
    let visibility: FilingVisibility

    func run(
        _ request: FilingV1.ShowRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ShowReply {
        let staff = try caller.staff
        let (reply, filing) = try await self.store.read { snapshot in
            let filing = try self.visibility.filing(
                request.filingNumber, in: staff.region, snapshot, at: context.now)
            // A person opens what they decide; a centre's program only copies.
            guard
                staff.role == .centre
                    || filing.runningClaim(at: context.now)?.holder == staff.account
            else {
                throw Refusal(.claimRequired)
            }
            let profile = try StoredProfile(
                of: filing.owner, in: snapshot, context.personal
            ).value
            let materials = try snapshot.currentMaterials(of: filing.id)
            let reply = FilingV1.ShowReply(
                filing: FilingV1.FilingSummary(
                    filing, form: try context.personal.form(of: filing, in: snapshot),
                    now: context.now),
                identity: profile.identity.map(FilingV1.MaskedIdentity.init),
                education: profile.education.map(FilingV1.EducationRecord.init),
                work: profile.work.map(FilingV1.WorkPeriod.init),
                certificates: profile.certificates.map(FilingV1.ProfessionalCertificate.init),
                materials: materials.map(FilingV1.FilingMaterial.init),
                history: try context.personal.history(
                    of: filing, limit: HistoryLimits.entries, in: snapshot
                ).map(FilingV1.HistoryEntry.init),
                eligibility: try context.personal.eligibility(of: filing, in: snapshot),
                flags: try FlagDetails(of: filing, profile, materials, in: snapshot).message,
                // A centre's program copies filings, not what its staff think of them.
                secondLook: staff.role == .centre
                    ? nil : try context.personal.secondLook(of: filing, in: snapshot),
                handovers: staff.role == .centre
                    ? [] : try context.personal.handovers(of: filing, in: snapshot))
            return (reply, filing)
        }
        try await context.note(
            .filingViewed, of: [Viewed(subject: filing.owner, filing: filing.id)],
            for: context.purpose(of: filing), in: self.store)
        return reply
    }
}
