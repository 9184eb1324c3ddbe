// SPDX-License-Identifier: Apache-2.0

/// Reasons about seats. Source: domain.md section 6.
extension Reason {
    package static let seatsFull = Reason(
        "SEATS_FULL", .failedPrecondition, .afterReading,
        details: ["capacity", "waiting"],
        zh: "该考区该层级的席位已满。", en: "All seats of this region and level are taken.",
        hintZh: "可用 filing submit --wait 加入候补，轮到时以短信通知；详情列出候补人数。",
        hintEn:
            "Join the waiting list with wait_when_full (`filing submit --wait`): a text message "
            + "tells when it is your turn. The details say how many wait.")
    package static let seatsTooOften = Reason(
        "SEATS_TOO_OFTEN", .resourceExhausted, .later,
        zh: "该网络地址查询席位的次数过多。", en: "Too many questions about seats from this address.",
        hintZh: "请稍候再试。", hintEn: "Wait as long as retry_after_ms says.")

    package static let seatReasons: [Reason] = [seatsFull, seatsTooOften]
}
