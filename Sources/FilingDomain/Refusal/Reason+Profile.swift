// SPDX-License-Identifier: Apache-2.0

/// Reasons about identity and profile. Source: domain.md sections 3 and 4.
extension Reason {
    package static let idNumberLength = Reason(
        "ID_NUMBER_LENGTH", .invalidArgument, details: ["length"],
        zh: "身份证号码应为 18 位。", en: "An ID number has 18 characters.",
        hintZh: "请核对位数。", hintEn: "Count the digits.")
    package static let idNumberCharacters = Reason(
        "ID_NUMBER_CHARACTERS", .invalidArgument,
        zh: "身份证号码含有非法字符。", en: "An ID number has 17 digits and a digit or X.",
        hintZh: "请只输入数字，末位可为 X。", hintEn: "Type digits only; the last may be X.")
    package static let idNumberPrefix = Reason(
        "ID_NUMBER_PREFIX", .invalidArgument,
        zh: "身份证号码的地区代码不存在。", en: "The ID number's region does not exist.",
        hintZh: "请核对前两位。", hintEn: "Check the first two digits.")
    package static let idNumberDate = Reason(
        "ID_NUMBER_DATE", .invalidArgument,
        zh: "身份证号码中的出生日期无效。", en: "The ID number's birth date is not possible.",
        hintZh: "请核对第 7 至 14 位。", hintEn: "Check digits 7 to 14.")
    package static let idNumberCheckDigit = Reason(
        "ID_NUMBER_CHECK_DIGIT", .invalidArgument,
        zh: "身份证号码校验位错误。", en: "The ID number's check character is wrong.",
        hintZh: "请逐位核对。", hintEn: "Compare it digit by digit.")
    package static let idNumberTaken = Reason(
        "ID_NUMBER_TAKEN", .alreadyExists,
        zh: "该身份证号码已被另一账号使用。", en: "Another account uses this ID number.",
        hintZh: "如非本人操作，请用 filing profile dispute 提出争议，由客服核实。",
        hintEn: "If that was not you, `filing profile dispute` asks support to look at it.")
    package static let nameInvalid = Reason(
        "NAME_INVALID", .invalidArgument,
        zh: "姓名不符合要求。", en: "The name is not of the form asked for.",
        hintZh: "请按身份证填写，2 至 64 个字符。",
        hintEn: "Write it as on the ID card, 2 to 64 characters.")
    package static let identityFixed = Reason(
        "IDENTITY_FIXED", .failedPrecondition,
        zh: "已提交备案，身份信息不能更改。",
        en: "The identity cannot change once a filing is submitted.",
        hintZh: "请联系当地考试中心更正。", hintEn: "Ask your regional centre to correct it.")

    package static let identityTooOften = Reason(
        "IDENTITY_TOO_OFTEN", .resourceExhausted, .later,
        zh: "填写或争议身份的次数过多。", en: "An identity was stated or disputed too often.",
        hintZh: "请仔细核对证件，24 小时后再试。",
        hintEn: "Compare it with the card, and try again after retry_after_ms.")

    package static let disputePointless = Reason(
        "DISPUTE_POINTLESS", .failedPrecondition,
        zh: "该身份证号码未被其他账号使用。", en: "No other account has this ID number.",
        hintZh: "请直接填写身份信息。", hintEn: "State the identity in your profile.")
    package static let disputeOpen = Reason(
        "DISPUTE_OPEN", .alreadyExists,
        zh: "您已提出争议，正在处理。", en: "You have a dispute under way.",
        hintZh: "请等待客服处理。", hintEn: "Wait for support.")
    package static let preCheckFailed = Reason(
        "PRE_CHECK_FAILED", .failedPrecondition, .afterReading, details: ["check"],
        zh: "预核验未通过。", en: "A pre-check says that a statement is not on record.",
        hintZh: "请按证件更正身份或学历信息。", hintEn: "Correct identity or education as on your papers.")
    package static let preCheckRunning = Reason(
        "PRE_CHECK_RUNNING", .failedPrecondition, .later,
        zh: "预核验正在进行。", en: "The pre-checks are under way.",
        hintZh: "请稍候再提交。", hintEn: "Wait as long as retry_after_ms says.")

    package static let profileReasons: [Reason] = [
        idNumberLength, idNumberCharacters, idNumberPrefix, idNumberDate, idNumberCheckDigit,
        idNumberTaken, nameInvalid, identityFixed, identityTooOften, disputePointless, disputeOpen,
        preCheckFailed,
        preCheckRunning,
    ]
}
