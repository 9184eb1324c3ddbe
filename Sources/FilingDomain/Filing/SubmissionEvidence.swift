// SPDX-License-Identifier: Apache-2.0

/// What a submit is judged on, read in the transaction that stores it.
///
/// Source: domain.md section 6, "Submit checks everything once more on the server".
package struct SubmissionEvidence: Hashable, Sendable {
    /// The version of the declaration of truthfulness that the applicant agreed to.
    package let declaration: String
    /// The version of the plan in force, which they have to agree to.
    package let declarationInForce: String
    /// What the profile lacks, as field names of proto/filing/v1/profile.proto.
    package let missingProfileParts: [String]
    /// What the pre-checks say of the account.
    package let standing: AccountStanding
    /// Kinds this applicant must bring.
    package let requiredKinds: Set<MaterialKind>
    /// Kinds that are there.
    package let presentKinds: Set<MaterialKind>
    /// Kinds uploaded since the filing entered its present state.
    package let renewedKinds: Set<MaterialKind>

    package init(
        declaration: String, declarationInForce: String, missingProfileParts: [String],
        standing: AccountStanding, requiredKinds: Set<MaterialKind>,
        presentKinds: Set<MaterialKind>, renewedKinds: Set<MaterialKind>
    ) {
        self.declaration = declaration
        self.declarationInForce = declarationInForce
        self.missingProfileParts = missingProfileParts
        self.standing = standing
        self.requiredKinds = requiredKinds
        self.presentKinds = presentKinds
        self.renewedKinds = renewedKinds
    }

    /// Required kinds, and kinds a supplement asks for, that are not there yet; in table order.
    package static func missing(
        required: Set<MaterialKind>, present: Set<MaterialKind>, renewed: Set<MaterialKind>,
        supplement: [MaterialKind]
    ) -> [MaterialKind] {
        MaterialKind.allCases.filter { kind in
            (required.contains(kind) && !present.contains(kind))
                || (supplement.contains(kind) && !renewed.contains(kind))
        }
    }

    func requireSufficient(supplement: [MaterialKind]) throws(Refusal) {
        guard self.declaration == self.declarationInForce else {
            throw Refusal(.declarationRequired, ["declaration": .text(self.declarationInForce)])
        }
        guard self.missingProfileParts.isEmpty else {
            throw Refusal(
                .profileIncomplete,
                ["missing": .text(self.missingProfileParts.joined(separator: ","))])
        }
        try self.standing.requireComplete()
        let missing = Self.missing(
            required: self.requiredKinds, present: self.presentKinds, renewed: self.renewedKinds,
            supplement: supplement)
        guard missing.isEmpty else {
            throw Refusal(
                .materialsMissing,
                ["missing": .text(missing.map(\.token).joined(separator: ","))])
        }
    }
}
