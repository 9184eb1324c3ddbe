// SPDX-License-Identifier: Apache-2.0

/// The kinds that an applicant must bring.
///
/// Both sides of the ID card and the diploma always; the CHSI report from 大专 on. Work proof and
/// professional certificate depend on the path of eligibility that is met: they join when
/// eligibility is evaluated. Source: domain.md section 7.
package enum RequiredMaterials {
    /// The kinds for this profile.
    package static func kinds(for profile: Profile) -> Set<MaterialKind> {
        let always: Set<MaterialKind> = [.idFront, .idBack, .education]
        return profile.hasHigherEducation ? always.union([.chsiReport]) : always
    }
}
