// SPDX-License-Identifier: Apache-2.0

/// The kinds of material (材料).
///
/// Raw values are those of `filing.v1.MaterialKind`.
///
/// Source: domain.md section 7.
package enum MaterialKind: Int32, Sendable, CaseIterable {
    case idFront = 1
    case idBack = 2
    case education = 3
    case chsiReport = 4
    case workProof = 5
    case certificate = 6
    case other = 7

    /// The token used in details and on the command line: `id-front`.
    package var token: String {
        switch self {
        case .idFront: "id-front"
        case .idBack: "id-back"
        case .education: "education"
        case .chsiReport: "chsi-report"
        case .workProof: "work-proof"
        case .certificate: "certificate"
        case .other: "other"
        }
    }

    /// What applicants and reviewers call it.
    package var name: Text {
        switch self {
        case .idFront: Text(zh: "身份证人像面", en: "ID card, portrait side")
        case .idBack: Text(zh: "身份证国徽面", en: "ID card, emblem side")
        case .education: Text(zh: "学历证书", en: "diploma")
        case .chsiReport: Text(zh: "学信网电子注册备案表", en: "CHSI report")
        case .workProof: Text(zh: "工作年限证明", en: "proof of work")
        case .certificate: Text(zh: "职业资格证书", en: "professional certificate")
        case .other: Text(zh: "其他材料", en: "other material")
        }
    }
}
