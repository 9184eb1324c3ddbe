// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore

/// What is known about a filing when it is judged complete or not.
struct Evidence {
    /// The current version of each kind.
    let materials: [MaterialRecord]
    private let profile: Profile

    /// Reads profile and materials.
    init(for filing: Filing, in snapshot: Snapshot) throws {
        self.materials = try snapshot.currentMaterials(of: filing.id)
        self.profile = try StoredProfile(of: filing.owner, in: snapshot).value
    }

    /// What a submit with this declaration is judged on.
    func submission(of filing: Filing, declaration: String) -> SubmissionEvidence {
        SubmissionEvidence(
            declaration: declaration, missingProfileParts: self.profile.missingParts,
            requiredKinds: self.required, presentKinds: self.present,
            renewedKinds: self.renewed(since: filing.stateSince))
    }

    /// Kinds that are still to be uploaded, in table order.
    func missing(for filing: Filing) -> [MaterialKind] {
        SubmissionEvidence.missing(
            required: self.required, present: self.present,
            renewed: self.renewed(since: filing.stateSince), supplement: filing.supplementItems)
    }

    private var required: Set<MaterialKind> { RequiredMaterials.kinds(for: self.profile) }

    private var present: Set<MaterialKind> { Set(self.materials.map(\.kind)) }

    private func renewed(since: Instant) -> Set<MaterialKind> {
        Set(self.materials.filter { $0.at > since }.map(\.kind))
    }
}
