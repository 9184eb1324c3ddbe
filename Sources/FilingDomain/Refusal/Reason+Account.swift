// SPDX-License-Identifier: Apache-2.0

/// Reasons about accounts, codes, passwords and sessions. Source: domain.md section 2.
extension Reason {
    package static let phoneInvalid = Reason(
        "PHONE_INVALID", .invalidArgument,
        zh: "手机号码有误。", en: "The phone number is not a mainland mobile number.",
        hintZh: "请输入 11 位手机号码。", hintEn: "Give 11 digits starting with 13 to 19.")
    package static let userNameInvalid = Reason(
        "USER_NAME_INVALID", .invalidArgument,
        zh: "用户名不符合要求。", en: "The user name does not have the form asked for.",
        hintZh: "4 至 32 位小写字母、数字、下划线或连字符，以字母开头。",
        hintEn: "4 to 32 of a-z, 0-9, _ and -, starting with a letter.")
    package static let passwordTooWeak = Reason(
        "PASSWORD_TOO_WEAK", .invalidArgument, details: ["rule"],
        zh: "密码不符合要求。", en: "The password is not strong enough.",
        hintZh: "10 至 128 位，含大写、小写、数字、符号中的三类，或至少 16 位；不得含手机号、用户名。",
        hintEn: "10 to 128 characters, three of four classes or at least 16 characters, "
            + "without phone or user name.")
    package static let codeWrong = Reason(
        "CODE_WRONG", .failedPrecondition, details: ["tries_left"],
        zh: "验证码错误。", en: "The code is wrong.",
        hintZh: "请核对短信中的 6 位数字。", hintEn: "Compare with the 6 digits of the message.")
    package static let codeExpired = Reason(
        "CODE_EXPIRED", .failedPrecondition, .afterReading,
        zh: "验证码已失效。", en: "There is no live code for this phone.",
        hintZh: "请重新获取验证码。", hintEn: "Ask for a new code.")
    package static let codeTooSoon = Reason(
        "CODE_TOO_SOON", .resourceExhausted, .later,
        zh: "获取验证码过于频繁。", en: "A code was asked for too soon.",
        hintZh: "请稍后再试。", hintEn: "Wait as long as retry_after_ms says.")
    package static let accountExists = Reason(
        "ACCOUNT_EXISTS", .alreadyExists,
        zh: "该手机号或用户名已注册。", en: "The phone or user name has an account.",
        hintZh: "请直接登录，或换一个用户名。", hintEn: "Log in, or choose another user name.")
    package static let passwordQueueFull = Reason(
        "PASSWORD_QUEUE_FULL", .resourceExhausted, .later,
        zh: "设置密码的人数过多。", en: "Too many people are setting a password.",
        hintZh: "请稍后用同一幂等键重试。", hintEn: "Retry with the same key in a moment.")
    package static let loginFailed = Reason(
        "LOGIN_FAILED", .unauthenticated,
        zh: "用户名或密码错误。", en: "The name or the password is wrong.",
        hintZh: "请核对后重新登录。", hintEn: "Check both and log in again.")
    package static let tooManyLogins = Reason(
        "TOO_MANY_LOGINS", .resourceExhausted, .later,
        zh: "正在登录的人数过多。", en: "Too many logins are under way.",
        hintZh: "请稍后再试。", hintEn: "Try again in a moment.")

    package static let accountReasons: [Reason] = [
        phoneInvalid, userNameInvalid, passwordTooWeak, codeWrong, codeExpired, codeTooSoon,
        accountExists, passwordQueueFull, loginFailed, tooManyLogins,
    ]
}
