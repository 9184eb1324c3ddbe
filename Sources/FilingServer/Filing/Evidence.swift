// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// What is known about a filing when it is judged complete or not.
struct Evidence {
    /// The current version of each kind.
    let materials: [MaterialRecord]
    /// What is stated now, as far as eligibility goes.
    let facts: EligibilityFacts
    /// What the plan says of it.
    let eligibility: EligibilityAnswer
    /// What whoever hands in must agree to.
    let declaration: Declaration
    private let required: Set<MaterialKind>
    private let profile: Profile
    private let standing: AccountStanding

    /// Reads profile and materials, and judges them by a plan.
    init(
        for filing: Filing, by plan: ExamPlan, in snapshot: Snapshot, _ context: CallContext
    ) throws {
        self.materials = try snapshot.currentMaterials(of: filing.id)
        self.profile = try StoredProfile(
            of: filing.owner, in: snapshot, context.personal
        ).value
        self.facts = EligibilityFacts(self.profile)
        self.eligibility = plan.judge(self.facts, for: filing.level, in: filing.region)
        self.declaration = plan.declaration
        self.required = plan.materials.kinds(for: self.profile, self.eligibility)
        self.standing = AccountStanding(
            checks: try snapshot.preChecks(of: filing.owner), now: context.now)
    }

    /// What a reviewer is warned of, as far as it follows from the filing alone.
    var flags: ReviewFlags {
        ReviewFlags(
            warnings: self.materials.compactMap(\.warning),
            eligibility: self.eligibility.verdict, identity: self.standing.identity,
            education: self.profile.education)
    }

    /// Who the applicant says they are.
    var identity: Identity? { self.profile.identity }

    /// What a submit with this declaration is judged on.
    func submission(of filing: Filing, declaration: String) -> SubmissionEvidence {
        SubmissionEvidence(
            declaration: declaration, declarationInForce: self.declaration.version,
            missingProfileParts: self.profile.missingParts, standing: self.standing,
            requiredKinds: self.required, presentKinds: self.present,
            renewedKinds: self.renewed(since: filing.stateSince))
    }

    /// Kinds that are still to be uploaded, in table order.
    func missing(for filing: Filing) -> [MaterialKind] {
        SubmissionEvidence.missing(
            required: self.required, present: self.present,
            renewed: self.renewed(since: filing.stateSince), supplement: filing.supplementKinds)
    }

    private var present: Set<MaterialKind> { Set(self.materials.map(\.kind)) }

    private func renewed(since: Instant) -> Set<MaterialKind> {
        Set(self.materials.filter { $0.at > since }.map(\.kind))
    }
}
