// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// Words about what is due when.
extension Labels {
    static let due = Text(zh: "期限", en: "due")
    static let holder = Text(zh: "办理方", en: "with")
    static let clockMark = Text(zh: "审核时限", en: "clock")
    static let advice = Text(zh: "建议", en: "advice")
    static let opens = Text(zh: "开放", en: "opens")
    static let closes = Text(zh: "截止", en: "closes")
    static let planned = Text(zh: "原定截止", en: "planned end")
    static let serverNow = Text(zh: "服务器时间", en: "server's time")
    static let open = Text(zh: "开放中", en: "open")
    static let notOpen = Text(zh: "未开放", en: "not open")
    static let closed = Text(zh: "已截止", en: "closed")
    static let extended = Text(zh: "已延期，新的截止时间", en: "Extended; the window now closes")
    static let oneOfTwo = Text(
        zh: "请给出 --days 或 --until 之一。", en: "Give one of --days and --until.")

    /// Whose turn it is.
    static func holder(_ role: FilingV1.Role) -> Text {
        switch role {
        case .applicant: Text(zh: "考生", en: "applicant")
        case .reviewer: Text(zh: "考区审核员", en: "the region's reviewers")
        case .supervisor: Text(zh: "考区复核员", en: "the region's supervisors")
        default: Labels.none
        }
    }

    /// How the region stands; empty while nothing is due of it.
    static func clock(_ clock: FilingV1.ClockState) -> Text {
        ReviewClockState(rawValue: clock.rawValue)?.word ?? Text(zh: "", en: "")
    }

    /// What to do about a stale filing.
    static func advice(
        _ advice: FilingV1.StaleAdvice, number: String, hotline: String
    ) -> Text {
        switch advice {
        case .unspecified: Labels.none
        case .readNotices:
            Text(
                zh: "先查看未读通知和短信", en: "look at unread notices and text messages first")
        case .callHotline:
            Text(
                zh: "再拨打考区服务热线\(hotline.isEmpty ? "" : " \(hotline)")",
                en: "then call the centre's hotline\(hotline.isEmpty ? "" : ", \(hotline)")")
        case .consultOnline:
            Text(
                zh: "再在线咨询，并注明备案编号 \(number)",
                en: "then consult online, quoting \(number)")
        }
    }
}
