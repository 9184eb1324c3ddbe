// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// Words about the registration system and about tickets.
extension Labels {
    static let unacknowledged = Text(zh: "未确认", en: "unacknowledged")
    static let flagged = Text(zh: "超过 1 个工作日", en: "after 1 working day")
    static let breached = Text(zh: "超过 3 个工作日", en: "after 3 working days")
    static let askPersonIDNumber = Text(zh: "身份证号码：", en: "ID number: ")
    static let onTicket = Text(zh: "准考证", en: "ticket")
    static let onFiling = Text(zh: "备案", en: "filing")
    static let reported = Text(zh: "已报错", en: "reported")

    /// Whether a person may register.
    static func check(_ verdict: FilingV1.CheckVerdict) -> Text {
        switch verdict {
        case .approved: Text(zh: "可以报名", en: "may register")
        case .personUnknown: Text(zh: "不可报名：没有账号", en: "may not register: no account")
        case .notFiled: Text(zh: "不可报名：未备案", en: "may not register: no filing")
        case .otherLevel:
            Text(zh: "不可报名：备案层级不同", en: "may not register: filed for another level")
        case .notApproved:
            Text(zh: "不可报名：未审核通过", en: "may not register: not approved")
        case .unspecified: Labels.none
        }
    }

    /// What became of a verdict.
    static func acknowledged(_ outcome: FilingV1.AcknowledgeOutcome) -> Text {
        switch outcome {
        case .recorded: Text(zh: "已记录。", en: "Recorded.")
        case .repeated: Text(zh: "此前已记录。", en: "It was recorded before.")
        case .conflict: Text(zh: "已有不同的结论。", en: "Another verdict stands.")
        case .unknown: Text(zh: "没有这条记录。", en: "There is no such record.")
        case .unspecified: Labels.none
        }
    }

    /// What became of a ticket.
    static func ticketOutcome(_ outcome: FilingV1.TicketOutcome) -> Text {
        switch outcome {
        case .published: Text(zh: "已发布", en: "published")
        case .replaced: Text(zh: "已替换", en: "replaced")
        case .unchanged: Text(zh: "无变化", en: "unchanged")
        case .older: Text(zh: "未采用：已有更新的版本", en: "not taken: a newer one is there")
        case .conflict:
            Text(zh: "未采用：同一版本内容不同", en: "not taken: another one has this revision")
        case .filingUnknown: Text(zh: "未采用：没有该备案", en: "not taken: no such filing")
        case .notApproved: Text(zh: "未采用：备案未审核通过", en: "not taken: not approved")
        case .unspecified: Labels.none
        }
    }

    /// A field of a ticket.
    static func ticketField(_ field: FilingV1.TicketField) -> Text {
        switch field {
        case .name: Labels.name
        case .idNumber: Labels.idNumber
        case .level: Labels.level
        case .region: Labels.region
        case .exam: Text(zh: "考试", en: "exam")
        case .papers: Text(zh: "科目", en: "papers")
        case .admissionNumber: Text(zh: "准考证号", en: "admission number")
        case .site: Text(zh: "考点", en: "site")
        case .seat: Text(zh: "考场/座位", en: "room / seat")
        case .other: Text(zh: "其他", en: "other")
        case .unspecified: Labels.none
        }
    }
}
