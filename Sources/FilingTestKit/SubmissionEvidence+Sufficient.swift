// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension SubmissionEvidence {
    /// Everything that a submit is judged on, in order: for tests of what comes after it.
    ///
    /// - Parameters:
    ///   - plan: whose declaration is signed.
    ///   - renewed: kinds that a supplement asked for and that were uploaded since.
    package static func sufficient(
        by plan: ExamPlan, renewed: Set<MaterialKind> = []
    ) -> SubmissionEvidence {
        SubmissionEvidence(
            declaration: plan.declaration.version, declarationInForce: plan.declaration.version,
            missingProfileParts: [],
            standing: AccountStanding(
                identity: .settled(.verified), education: .settled(.verified)),
            requiredKinds: [], presentKinds: [], renewedKinds: renewed)
    }
}
