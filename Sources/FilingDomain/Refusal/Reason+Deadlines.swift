// SPDX-License-Identifier: Apache-2.0

/// Reasons about windows and deadlines. Source: domain.md sections 6 and 9.
extension Reason {
    package static let windowNotOpen = Reason(
        "WINDOW_NOT_OPEN", .failedPrecondition, .later, details: ["opens_ms"],
        zh: "本考区的备案尚未开始。", en: "The region does not take filings yet.",
        hintZh: "请在开放时间后再试：filing window --region 考区。",
        hintEn: "Come back when it opens: `filing window --region REGION`.")
    package static let windowClosed = Reason(
        "WINDOW_CLOSED", .failedPrecondition, details: ["closes_ms"],
        zh: "本考区的备案已经截止。", en: "The region takes no more filings.",
        hintZh: "以服务器时间（UTC+8）为准；如有疑问请联系考区。",
        hintEn: "The server's time (UTC+8) counts; ask the regional centre.")
    package static let supplementDueInvalid = Reason(
        "SUPPLEMENT_DUE_INVALID", .invalidArgument, details: ["earliest_ms", "latest_ms"],
        zh: "补充材料的期限至少 2 个工作日、至多 60 天。",
        en: "A supplement is due after at least 2 working days and at most 60 days.",
        hintZh: "请另选日期，或不填（5 个工作日）。",
        hintEn: "Name another day, or none: it is due after 5 working days.")
    package static let calendarMissing = Reason(
        "CALENDAR_MISSING", .failedPrecondition, details: ["year"],
        zh: "考试方案中没有该年份的工作日历，无法计算期限。",
        en: "The exam plan has no working calendar of that year: no deadline can be told.",
        hintZh: "请系统管理员载入含该年份日历的方案。",
        hintEn: "The operator has to load a plan with the calendar of that year.")
    package static let extensionInvalid = Reason(
        "EXTENSION_INVALID", .invalidArgument, details: ["closes_ms", "latest_ms"],
        zh: "期限只能延后：1 至 60 天，或延至现截止时间之后、考试日之前的某一时刻。",
        en: "Deadlines only move on: by 1 to 60 days, or to a moment after the present end and "
            + "before the exam.",
        hintZh: "两种方式选一。", hintEn: "Give one of the two.")
    package static let extensionsExhausted = Reason(
        "EXTENSIONS_EXHAUSTED", .failedPrecondition, details: ["limit"],
        zh: "本考区的延期次数已用完。", en: "The region has used up its extensions.",
        hintZh: "请系统管理员修改考试方案。", hintEn: "The operator can change the exam plan.")

    package static let deadlineReasons: [Reason] = [
        windowNotOpen, windowClosed, supplementDueInvalid, calendarMissing, extensionInvalid,
        extensionsExhausted,
    ]
}
