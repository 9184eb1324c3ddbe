// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingEligibility
import FilingStore

/// One filing with its form, its materials and its history.
struct GetFiling: Procedure {
    static let method = FilingV1.Filing.get
    static let access = Access.applicant
    static let effect = Effect.read

    let store: any Store
    let plans: PlanShelf

    func run(
        _ request: FilingV1.GetFilingRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.GetFilingReply {
        let owner = try caller.applicant
        let plan = self.plans.current
        return try await self.store.read { snapshot in
            let filing = try snapshot.filing(request.filingNumber, ownedBy: owner, at: context.now)
            let evidence = try Evidence(for: filing, by: plan, in: snapshot, context)
            return FilingV1.GetFilingReply(
                filing: FilingV1.FilingSummary(
                    filing, form: try context.personal.form(of: filing, in: snapshot),
                    now: context.now),
                materials: evidence.materials.map(FilingV1.FilingMaterial.init),
                missing: evidence.missing(for: filing).map(FilingV1.MaterialKind.init),
                history: try context.personal.history(
                    of: filing, limit: HistoryLimits.entries, in: snapshot
                ).map { FilingV1.HistoryEntry($0.forOwner) },
                eligibility: filing.state == .draft
                    ? FilingV1.EligibilityAnswer(evidence.eligibility)
                    : try context.personal.eligibility(of: filing, in: snapshot),
                declaration: FilingV1.Declaration(evidence.declaration),
                previousFilingNumber: try snapshot.filingFollowed(by: filing.id)?.text ?? "")
        }
    }
}
