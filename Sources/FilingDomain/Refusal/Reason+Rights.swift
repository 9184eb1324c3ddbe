// SPDX-License-Identifier: Apache-2.0

/// Reasons about a person's rights over their data. Source: domain.md sections 3 and 13.
extension Reason {
    package static let noticeRequired = Reason(
        "NOTICE_REQUIRED", .failedPrecondition, details: ["version"],
        zh: "注册前须阅读并同意个人信息处理告知。",
        en: "The notice about personal data must be agreed to before registering.",
        hintZh: "请阅读现行版本（filing rights policies）并给出详情中的版本号。",
        hintEn: "Read it (filing rights policies) and give the version named in the details.")
    package static let consentRequired = Reason(
        "CONSENT_REQUIRED", .failedPrecondition, .afterReading, details: ["purpose", "version"],
        zh: "上传或提交身份证图像须先单独同意。",
        en: "Images of the identity card need a consent of their own first.",
        hintZh: "请阅读后同意：filing rights consent give id-card-images。",
        hintEn: "Read the text and agree: filing rights consent give id-card-images.")
    package static let policyOutdated = Reason(
        "POLICY_OUTDATED", .failedPrecondition, .afterReading, details: ["version"],
        zh: "该文本不是现行版本。", en: "This is not the version in force.",
        hintZh: "请阅读并同意详情中的版本。", hintEn: "Read and agree to the version in the details.")
    package static let consentUnknown = Reason(
        "CONSENT_UNKNOWN", .notFound,
        zh: "没有可撤回的同意。", en: "There is no consent to take back.",
        hintZh: "请查看同意记录：filing rights consent list。",
        hintEn: "Look at the record: filing rights consent list.")
    package static let consentStands = Reason(
        "CONSENT_STANDS", .failedPrecondition,
        zh: "账号存续期间不能撤回对告知的同意。",
        en: "The notice stands as long as the account does.",
        hintZh: "如不再同意，请注销账号。", hintEn: "Close the account if you no longer agree.")
    package static let consentLimit = Reason(
        "CONSENT_LIMIT", .failedPrecondition, details: ["limit"],
        zh: "同意与撤回的次数已达上限。", en: "It was given and taken back too many times.",
        hintZh: "请联系考区客服。", hintEn: "Ask the region's help desk.")

    package static let closingWaits = Reason(
        "CLOSING_WAITS", .failedPrecondition, .later, details: ["filing_number"],
        zh: "审核人员正在审核您的备案，暂不能注销。",
        en: "A reviewer holds a filing of the account: it cannot be closed now.",
        hintZh: "请稍后再试，最迟在审核结论生效之后。",
        hintEn: "Try again later, at the latest when it is decided.")
    package static let approvalStands = Reason(
        "APPROVAL_STANDS", .failedPrecondition, details: ["filing_number"],
        zh: "您有审核通过的备案，注销后将不能凭其报名。",
        en: "A filing of the account is approved; closing gives that up.",
        hintZh: "如确认放弃，请注明（--give-up-approval）。",
        hintEn: "Say so if that is meant (--give-up-approval).")
    package static let dataErased = Reason(
        "DATA_ERASED", .notFound,
        zh: "本人已注销账号，其个人信息已删除。",
        en: "The person has closed the account; the personal data are erased.",
        hintZh: "无需处理。", hintEn: "There is nothing to be done.")

    package static let rightsReasons: [Reason] = [
        noticeRequired, consentRequired, policyOutdated, consentUnknown, consentStands,
        consentLimit, closingWaits, approvalStands, dataErased,
    ]
}
