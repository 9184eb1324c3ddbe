// SPDX-License-Identifier: Apache-2.0

/// Reasons about filings. Source: domain.md section 6.
extension Reason {
    package static let filingNotFound = Reason(
        "FILING_NOT_FOUND", .notFound,
        zh: "没有这个备案。", en: "There is no such filing.",
        hintZh: "请核对备案编号。", hintEn: "Check the filing number.")
    package static let filingNumberInvalid = Reason(
        "FILING_NUMBER_INVALID", .invalidArgument,
        zh: "备案编号有误。", en: "The filing number is mistyped.",
        hintZh: "格式为 SW26-11-123456789-X，末位为校验字符。",
        hintEn: "It reads SW26-11-123456789-X and ends in a check character.")
    package static let filingExists = Reason(
        "FILING_EXISTS", .alreadyExists, .afterReading, details: ["filing_number"],
        zh: "本次考试已有一份有效备案。", en: "There is a live filing for this exam already.",
        hintZh: "请继续该备案，或先撤回。", hintEn: "Go on with it, or withdraw it first.")
    package static let examUnknown = Reason(
        "EXAM_UNKNOWN", .notFound,
        zh: "没有这次考试。", en: "There is no such exam.",
        hintZh: "目前为 sw-2026。", hintEn: "It is sw-2026 at present.")
    package static let levelRequired = Reason(
        "LEVEL_REQUIRED", .invalidArgument,
        zh: "请选择报考层级。", en: "Choose a level.",
        hintZh: "初级、中级或高级。", hintEn: "Junior, intermediate or senior.")
    package static let regionUnknown = Reason(
        "REGION_UNKNOWN", .invalidArgument,
        zh: "没有这个考区。", en: "There is no such examination region.",
        hintZh: "请用两位数字代码，如 11 北京。", hintEn: "Use two digits, e.g. 11 for Beijing.")
    package static let regionFixed = Reason(
        "REGION_FIXED", .failedPrecondition,
        zh: "考区在建立备案后不能更改。", en: "The region cannot change once the filing exists.",
        hintZh: "请撤回后在新考区重新备案。", hintEn: "Withdraw and file in the other region.")
    package static let revisionConflict = Reason(
        "REVISION_CONFLICT", .aborted, .afterReading, details: ["revision"],
        zh: "内容已被更改，您看到的不是最新版本。",
        en: "It has changed since you read it.",
        hintZh: "请重新读取后再试。", hintEn: "Read it again, then decide.")
    package static let editClosed = Reason(
        "EDIT_CLOSED", .failedPrecondition, .afterReading,
        zh: "审核已开始，不能再修改或撤回。", en: "Review has begun: no edits and no withdrawal.",
        hintZh: "请等待审核结果。", hintEn: "Wait for the decision.")
    package static let stateForbids = Reason(
        "STATE_FORBIDS", .failedPrecondition, .afterReading, details: ["state"],
        zh: "备案的当前状态不允许此操作。", en: "The filing's state does not allow this.",
        hintZh: "请查看状态。", hintEn: "Look at its status.")
    package static let profileIncomplete = Reason(
        "PROFILE_INCOMPLETE", .failedPrecondition, .afterReading, details: ["missing"],
        zh: "个人资料不完整。", en: "The profile is not complete.",
        hintZh: "请补全身份和学历信息。", hintEn: "State identity and education first.")
    package static let materialsMissing = Reason(
        "MATERIALS_MISSING", .failedPrecondition, .afterReading, details: ["missing"],
        zh: "缺少必需的材料。", en: "Required materials are missing.",
        hintZh: "请上传详情所列的材料。", hintEn: "Upload the kinds listed in the details.")
    package static let declarationRequired = Reason(
        "DECLARATION_REQUIRED", .failedPrecondition, details: ["declaration"],
        zh: "须先签署真实性承诺。", en: "The declaration of truthfulness must be signed.",
        hintZh: "请给出详情中的承诺书版本。", hintEn: "Give the version named in the details.")

    package static let filingReasons: [Reason] = [
        filingNotFound, filingNumberInvalid, filingExists, examUnknown, levelRequired,
        regionUnknown, regionFixed, revisionConflict, editClosed, stateForbids,
        profileIncomplete, materialsMissing, declarationRequired,
    ]
}
