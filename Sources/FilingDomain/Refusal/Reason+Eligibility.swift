// SPDX-License-Identifier: Apache-2.0

/// Reasons about eligibility. Source: domain.md section 5.
extension Reason {
    package static let eligibilityTooOften = Reason(
        "ELIGIBILITY_TOO_OFTEN", .resourceExhausted, .later,
        zh: "该网络地址的自测次数过多。", en: "Too many eligibility checks from this address.",
        hintZh: "请稍候再试，或用 filing eligibility --offline 离线自测。",
        hintEn: "Wait as long as retry_after_ms says, or check with `filing eligibility --offline`."
    )
    package static let eligibilityNotMet = Reason(
        "ELIGIBILITY_NOT_MET", .failedPrecondition, .afterReading,
        details: ["path", "plan_version"],
        zh: "按所填信息，预审未发现符合的报考条件。", en: "By what is stated no path to this level is met.",
        hintZh: "请核对学历、证书和工作经历；如有异议，请在备注中说明后再提交，由人工审核。",
        hintEn: "Look at education, certificates and work; if you disagree say why in the note and "
            + "submit: a human decides.")

    package static let eligibilityReasons: [Reason] = [eligibilityTooOften, eligibilityNotMet]
}
