// SPDX-License-Identifier: Apache-2.0

/// Reasons about consultation, and the status without a session. Source: domain.md section 10.
extension Reason {
    package static let consultationUnknown = Reason(
        "CONSULTATION_UNKNOWN", .notFound,
        zh: "没有这项咨询。", en: "There is no such consultation.",
        hintZh: "请查看列表：filing consult list。", hintEn: "Look at the list: filing consult list.")
    package static let consultationClosed = Reason(
        "CONSULTATION_CLOSED", .failedPrecondition, .afterReading,
        zh: "该咨询已结束。", en: "The consultation has ended.",
        hintZh: "请另行发起咨询。", hintEn: "Open another one.")
    package static let consultationFull = Reason(
        "CONSULTATION_FULL", .failedPrecondition, details: ["limit"],
        zh: "该咨询的消息数已达上限。", en: "The consultation has as many messages as it may.",
        hintZh: "请结束后另行发起咨询。", hintEn: "Close it and open another one.")
    package static let consultationLimit = Reason(
        "CONSULTATION_LIMIT", .failedPrecondition, .afterReading, details: ["limit"],
        zh: "未结束的咨询已达上限。", en: "As many consultations are open as may be.",
        hintZh: "请先结束一项：filing consult close。", hintEn: "Close one first: filing consult close.")
    package static let consultationTooOften = Reason(
        "CONSULTATION_TOO_OFTEN", .resourceExhausted, .later, details: ["limit"],
        zh: "24 小时内的咨询消息数已达上限。", en: "As many messages were written in 24 hours as may be.",
        hintZh: "请稍后再试；如有急事，请致电考区。",
        hintEn: "Wait as long as retry_after_ms says, or call the region's centre.")
    package static let statusUnproven = Reason(
        "STATUS_UNPROVEN", .failedPrecondition,
        zh: "身份证号码与预留手机号不相符。", en: "This phone is not reserved with this ID number.",
        hintZh: "请核对号码，并重新获取验证码。", hintEn: "Compare both, and ask for another code.")

    package static let noticeReasons: [Reason] = [
        consultationUnknown, consultationClosed, consultationFull, consultationLimit,
        consultationTooOften, statusUnproven,
    ]
}
