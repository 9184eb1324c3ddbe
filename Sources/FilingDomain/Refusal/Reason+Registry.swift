// SPDX-License-Identifier: Apache-2.0

/// Reasons about admission tickets. Source: domain.md section 11.
extension Reason {
    package static let ticketNotYet = Reason(
        "TICKET_NOT_YET", .failedPrecondition, .later, details: ["visible_from_ms"],
        zh: "准考证尚未开放查看。", en: "Tickets are not shown yet.",
        hintZh: "考试前 7 天起可查看。", hintEn: "They are from the 7th day before the exam on.")
    package static let ticketNotPublished = Reason(
        "TICKET_NOT_PUBLISHED", .notFound,
        zh: "该备案还没有准考证。", en: "No ticket has been published for this filing.",
        hintZh: "请确认已完成报名和缴费，或联系考区。",
        hintEn: "See that you have registered and paid, or ask your region's centre.")
    package static let ticketReportLimit = Reason(
        "TICKET_REPORT_LIMIT", .resourceExhausted, details: ["limit"],
        zh: "该准考证的报错次数已达上限。", en: "Enough errors have been reported for this ticket.",
        hintZh: "请等待处理，或联系考区。", hintEn: "They are being looked at; or ask your region's centre.")

    package static let registryReasons: [Reason] = [
        ticketNotYet, ticketNotPublished, ticketReportLimit,
    ]
}
