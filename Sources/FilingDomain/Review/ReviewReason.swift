// SPDX-License-Identifier: Apache-2.0

/// Why a reviewer rejects or asks for more.
///
/// Raw values are those of `filing.v1.ReviewReason`.
///
/// Source: domain.md section 9.
package enum ReviewReason: Int32, Sendable, CaseIterable {
    case format = 1
    case mismatch = 2
    case unreadable = 3
    case incomplete = 4
    case noSeal = 5
    case notEligible = 6
    case forged = 7
    case other = 8

    /// What the applicant is told.
    package var name: Text {
        switch self {
        case .format: Text(zh: "文件格式不符合要求", en: "file format is not accepted")
        case .mismatch: Text(zh: "信息与证件不一致", en: "form and certificate differ")
        case .unreadable: Text(zh: "材料不清晰", en: "material cannot be read")
        case .incomplete: Text(zh: "材料不全", en: "material is incomplete")
        case .noSeal: Text(zh: "未加盖公章", en: "the seal is missing")
        case .notEligible: Text(zh: "不符合报考条件", en: "the conditions are not met")
        case .forged: Text(zh: "材料虚假", en: "material is forged")
        case .other: Text(zh: "其他", en: "other")
        }
    }

    /// The token used in plan files, as in `filing.v1.ReviewReason`: `NO_SEAL`.
    package var token: String {
        switch self {
        case .format: "FORMAT"
        case .mismatch: "MISMATCH"
        case .unreadable: "UNREADABLE"
        case .incomplete: "INCOMPLETE"
        case .noSeal: "NO_SEAL"
        case .notEligible: "NOT_ELIGIBLE"
        case .forged: "FORGED"
        case .other: "OTHER"
        }
    }
}
