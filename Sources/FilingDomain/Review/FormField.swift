// SPDX-License-Identifier: Apache-2.0

/// What form and certificate may differ in.
///
/// Raw values are those of `filing.v1.FormField`, and are stored.
///
/// Source: domain.md section 9, "MISMATCH (form and certificate differ: which field)".
package enum FormField: Int32, Sendable, CaseIterable {
    case name = 1
    case idNumber = 2
    case educationLevel = 3
    case degree = 4
    case school = 5
    case major = 6
    case certificateNumber = 7
    case graduation = 8
    case studyForm = 9
    case chsiCode = 10
    case employer = 11
    case post = 12
    case period = 13
    case professionalNumber = 14
    case professionalDate = 15

    /// The token used on the command line: `certificate-number`.
    package var token: String {
        switch self {
        case .name: "name"
        case .idNumber: "id-number"
        case .educationLevel: "education-level"
        case .degree: "degree"
        case .school: "school"
        case .major: "major"
        case .certificateNumber: "certificate-number"
        case .graduation: "graduation"
        case .studyForm: "study-form"
        case .chsiCode: "chsi-code"
        case .employer: "employer"
        case .post: "post"
        case .period: "period"
        case .professionalNumber: "professional-number"
        case .professionalDate: "professional-date"
        }
    }

    /// What applicants and reviewers call it.
    package var label: Text {
        switch self {
        case .name: Text(zh: "姓名", en: "name")
        case .idNumber: Text(zh: "身份证号", en: "ID number")
        case .educationLevel: Text(zh: "学历层次", en: "level of education")
        case .degree: Text(zh: "学位", en: "degree")
        case .school: Text(zh: "学校", en: "school")
        case .major: Text(zh: "专业", en: "major")
        case .certificateNumber: Text(zh: "学历证书编号", en: "number of the diploma")
        case .graduation: Text(zh: "毕业日期", en: "day of graduation")
        case .studyForm: Text(zh: "学习形式", en: "full-time or not")
        case .chsiCode: Text(zh: "学信网验证码", en: "CHSI code")
        case .employer: Text(zh: "工作单位", en: "employer")
        case .post: Text(zh: "岗位", en: "post")
        case .period: Text(zh: "工作起止时间", en: "time of work")
        case .professionalNumber:
            Text(zh: "职业资格证书编号", en: "number of the professional certificate")
        case .professionalDate:
            Text(zh: "职业资格证书取得日期", en: "day of the professional certificate")
        }
    }
}
