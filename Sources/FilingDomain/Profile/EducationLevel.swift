// SPDX-License-Identifier: Apache-2.0

/// A level of education by GB/T 4658; only graduation counts.
///
/// Raw values are those of `filing.v1.EducationLevel` and of the standard.
package enum EducationLevel: Int32, Sendable, CaseIterable {
    case doctor = 11
    case master = 14
    /// 研究生班毕业: which level it stands for is for a human to say.
    case graduateClass = 17
    case bachelor = 21
    /// 大学普通班毕业: which level it stands for is for a human to say.
    case undergraduateClass = 28
    case college = 31
    case secondarySpecialised = 41
    case vocationalHigh = 44
    case technical = 47
    case highSchool = 61

    /// The level in both languages.
    package var name: Text {
        switch self {
        case .doctor: Text(zh: "博士研究生", en: "doctor")
        case .master: Text(zh: "硕士研究生", en: "master")
        case .graduateClass: Text(zh: "研究生班", en: "graduate class")
        case .undergraduateClass: Text(zh: "大学普通班", en: "undergraduate class")
        case .bachelor: Text(zh: "大学本科", en: "bachelor")
        case .college: Text(zh: "大学专科", en: "college")
        case .secondarySpecialised: Text(zh: "中等专科", en: "secondary specialised school")
        case .vocationalHigh: Text(zh: "职业高中", en: "vocational high school")
        case .technical: Text(zh: "技工学校", en: "technical school")
        case .highSchool: Text(zh: "普通高中", en: "high school")
        }
    }

    /// 大专 or above: what CHSI, the register of higher education, can confirm.
    package var isHigherEducation: Bool {
        switch self {
        case .doctor, .master, .graduateClass, .bachelor, .undergraduateClass, .college: true
        case .secondarySpecialised, .vocationalHigh, .technical, .highSchool: false
        }
    }

    /// Whether a program may judge it; domain.md section 4 sends 17 and 28 to a human.
    package var isForHumans: Bool { self == .graduateClass || self == .undergraduateClass }
}
