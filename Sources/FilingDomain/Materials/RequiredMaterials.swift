// SPDX-License-Identifier: Apache-2.0

/// The kinds that an applicant must bring, by the plan's rules.
///
/// They follow from level, education and the path of eligibility that is met. Source: domain.md
/// section 7.
package struct RequiredMaterials: Hashable, Sendable {
    /// When each kind is needed; a kind that is not here is never asked for.
    package let needs: [MaterialKind: MaterialNeed]

    package init(_ needs: [MaterialKind: MaterialNeed]) { self.needs = needs }

    /// The kinds for a filing.
    ///
    /// Without a path that is met nothing is asked for that only a path gives a reason for: whoever
    /// disagrees with the pre-check must be able to file, and a human asks for what is missing.
    ///
    /// - Parameter answer: the pre-check of the level filed for.
    package func kinds(for profile: Profile, _ answer: EligibilityAnswer) -> Set<MaterialKind> {
        if answer.verdict == .met, let path = answer.bestPath { return Set(path.materials) }
        let grounds = Grounds(
            hasHigherEducation: profile.hasHigherEducation, hasYears: false, hasCertificate: false)
        return Set(self.kinds(grounds))
    }

    /// The kinds that prove a path, in table order.
    ///
    /// The CHSI report follows from the record that proves the path, not from others that are stated
    /// beside it; without one that fits, from any.
    func kinds(
        proving rule: EligibilityRule, _ inputs: PathAnswer.Inputs, _ facts: EligibilityFacts
    ) -> [MaterialKind] {
        let records = inputs.education.map { [facts.education[$0]] } ?? facts.education
        return self.kinds(
            Grounds(
                hasHigherEducation: records.contains { $0.code.isHigherEducation },
                hasYears: inputs.yearsNeeded > 0, hasCertificate: rule.certificate != nil))
    }

    /// What the needs are held against.
    private struct Grounds {
        let hasHigherEducation: Bool
        let hasYears: Bool
        let hasCertificate: Bool
    }

    private func kinds(_ grounds: Grounds) -> [MaterialKind] {
        MaterialKind.allCases.filter { kind in
            switch self.needs[kind] {
            case .always: true
            case .higherEducation: grounds.hasHigherEducation
            case .years: grounds.hasYears
            case .certificate: grounds.hasCertificate
            case .whenAsked, nil: false
            }
        }
    }
}

/// When a kind of material is needed.
package enum MaterialNeed: String, Hashable, Sendable, CaseIterable {
    case always
    /// 大专 and above.
    case higherEducation = "higher-education"
    /// The path met needs years of work.
    case years
    /// The path met needs a professional certificate.
    case certificate
    /// A supplement asks for it.
    case whenAsked = "when-asked"
}
