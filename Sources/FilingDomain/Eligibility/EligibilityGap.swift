// SPDX-License-Identifier: Apache-2.0

/// One thing that a path lacks.
package enum EligibilityGap: Hashable, Sendable {
    /// No record of an education that the path accepts.
    case education
    /// The education is complete only on this day, after the cut-off.
    case graduation(CivilDate)
    /// The major is of another kind.
    case major(MajorNeed)
    /// No such certificate.
    case certificate(CertificateNeed)
    /// The certificate was obtained on this day, after the cut-off.
    case obtained(CivilDate)
    /// Full years asked for and had; days of work still to be done at the cut-off, 0 if the day they
    /// are counted from is not known.
    case years(needed: Int, had: Int, daysLeft: Int64)

    /// What a program switches on; never renamed.
    package var token: String {
        switch self {
        case .education: "education"
        case .graduation: "graduation"
        case .major: "major"
        case .certificate: "certificate"
        case .obtained: "obtained"
        case .years: "years"
        }
    }

    /// How far away it is: work can be done and an exam sat, another education takes years.
    var weight: Int {
        switch self {
        case .years, .graduation, .obtained: 1
        case .certificate: 2
        case .major: 3
        case .education: 4
        }
    }

    /// A sentence that an applicant understands.
    package var text: Text {
        switch self {
        case .education:
            Text(zh: "没有该途径要求的学历或学位", en: "no education or degree that this path accepts")
        case .graduation(let day):
            Text(
                zh: "毕业日期 \(day.text) 晚于截止日期",
                en: "graduation on \(day.text) is after the cut-off")
        case .major(.socialWork):
            Text(zh: "所学专业须为社会工作专业", en: "the major must be social work")
        case .major(.other):
            Text(
                zh: "该途径适用于非社会工作专业", en: "this path is for majors other than social work")
        case .major(.any):
            // No major is ever wrong here; the sentence is true all the same.
            Text(zh: "专业不限", en: "any major will do")
        case .certificate(let need):
            Self.text(need)
        case .obtained(let day):
            Text(
                zh: "证书取得日期 \(day.text) 晚于截止日期",
                en: "the certificate was obtained on \(day.text), after the cut-off")
        case .years(let needed, let had, let daysLeft):
            Text(
                zh: "须从事社会工作满 \(needed) 年，截止日期时满 \(had) 年"
                    + (daysLeft > 0 ? "，还差 \(daysLeft) 天" : ""),
                en: "\(needed) full years of social work are needed, \(had) at the cut-off"
                    + (daysLeft > 0 ? ", \(daysLeft) days short" : ""))
        }
    }

    private static func text(_ need: CertificateNeed) -> Text {
        let byExam = need.origin == .examination
        return Text(
            zh: (byExam ? "须通过考试取得" : "须持有") + "\(need.level.name.zh)证书",
            en: "the \(need.level.name.en) certificate is needed"
                + (byExam ? ", obtained by examination" : ""))
    }
}
