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
        hintZh: "4 至 32 位小写字母、数字、下划线或连字符，以字母开头，不得以 centre- 开头。",
        hintEn: "4 to 32 of a-z, 0-9, _ and -, starting with a letter, but not with centre-.")
    package static let passwordTooWeak = Reason(
        "PASSWORD_TOO_WEAK", .invalidArgument, details: ["rule"],
        zh: "密码不符合要求。", en: "The password is not strong enough.",
        hintZh: "10 至 128 位，含大写、小写、数字、符号中的三类，或至少 16 位；不得含手机号、身份证号、生日或用户名，不得为常见密码。",
        hintEn: "10 to 128 characters, three of four classes or at least 16 characters, "
            + "without phone, ID number, birthday or user name, and no common password.")
    package static let codeWrong = Reason(
        "CODE_WRONG", .failedPrecondition, details: ["tries_left"],
        zh: "验证码错误。", en: "The code is wrong.",
        hintZh: "请核对短信中的 6 位数字。", hintEn: "Compare with the 6 digits of the message.")
    package static let codeExpired = Reason(
        "CODE_EXPIRED", .failedPrecondition, .afterReading,
        zh: "验证码已失效。", en: "There is no live code for this phone.",
        hintZh: "请重新获取验证码。", hintEn: "Ask for a new code.")
    package static let codeTooSoon = Reason(
        "CODE_TOO_SOON", .resourceExhausted, .later, details: ["limit"],
        zh: "获取验证码过于频繁。", en: "A code was asked for too soon.",
        hintZh: "请稍后再试。", hintEn: "Wait as long as retry_after_ms says.")
    package static let codeLocked = Reason(
        "CODE_LOCKED", .resourceExhausted, .later,
        zh: "验证码错误次数过多，已暂停验证。", en: "Too many wrong codes; none is taken for a while.",
        hintZh: "请稍后重新获取验证码。", hintEn: "Wait as long as retry_after_ms says, then ask for a code.")
    package static let captchaWrong = Reason(
        "CAPTCHA_WRONG", .failedPrecondition, .afterReading,
        zh: "图形验证码错误或已失效。", en: "The image's text is wrong, or was used or has expired.",
        hintZh: "请重新获取图形验证码。", hintEn: "Ask for a new image.")
    package static let captchaQueueFull = Reason(
        "CAPTCHA_QUEUE_FULL", .resourceExhausted, .later,
        zh: "获取图形验证码的人数过多。", en: "Too many people are asking for an image.",
        hintZh: "请稍后再试。", hintEn: "Try again in a moment.")
    package static let accountExists = Reason(
        "ACCOUNT_EXISTS", .alreadyExists,
        zh: "该手机号或用户名已注册。", en: "The phone or user name has an account.",
        hintZh: "请直接登录，或换一个用户名。", hintEn: "Log in, or choose another user name.")
    package static let passwordQueueFull = Reason(
        "PASSWORD_QUEUE_FULL", .resourceExhausted, .later,
        zh: "设置密码的人数过多。", en: "Too many people are setting a password.",
        hintZh: "请稍后用同一幂等键重试。", hintEn: "Retry with the same key in a moment.")
    package static let certificateRequired = Reason(
        "CERTIFICATE_REQUIRED", .unauthenticated,
        zh: "需要出示客户端证书。", en: "The connection has shown no client certificate.",
        hintZh: "请通过 TLS 端口连接，并出示为已登记密钥签发的证书。",
        hintEn: "Connect to the TLS port and show a certificate for an enrolled key.")
    package static let loginFailed = Reason(
        "LOGIN_FAILED", .unauthenticated,
        zh: "用户名或密码错误。", en: "The name or the password is wrong.",
        hintZh: "请核对后重新登录。多次输错后需等待 60 分钟，或用 filing unlock 解锁，或联系客服。",
        hintEn: "Check both and log in again. After several wrong tries wait for an hour, run "
            + "`filing unlock`, or call support.")
    package static let tooManyLogins = Reason(
        "TOO_MANY_LOGINS", .resourceExhausted, .later,
        zh: "正在登录的人数过多。", en: "Too many logins are under way.",
        hintZh: "请稍后再试。", hintEn: "Try again in a moment.")

    package static let freshLoginRequired = Reason(
        "FRESH_LOGIN_REQUIRED", .failedPrecondition,
        zh: "请重新登录后再进行此操作。", en: "This is taken only within 10 minutes of the login.",
        hintZh: "请重新登录。", hintEn: "Log in again, then repeat it.")
    package static let unlockFailed = Reason(
        "UNLOCK_FAILED", .failedPrecondition,
        zh: "无法解锁。", en: "The account cannot be released this way.",
        hintZh: "请核对手机号和身份证号码；锁定 15 分钟后方可自助解锁，或联系客服。",
        hintEn:
            "Check phone and ID number; it works from 15 minutes after the lock. Or call support.")
    package static let phoneChangeUnknown = Reason(
        "PHONE_CHANGE_UNKNOWN", .notFound,
        zh: "没有可处理的手机号变更。", en: "There is no such change of phone under way.",
        hintZh: "请刷新列表后重试。", hintEn: "List the changes again.")

    package static let accountReasons: [Reason] = [
        phoneInvalid, userNameInvalid, passwordTooWeak, captchaWrong, captchaQueueFull, codeWrong,
        codeExpired, codeTooSoon, codeLocked, accountExists, passwordQueueFull, certificateRequired,
        loginFailed,
        tooManyLogins, freshLoginRequired, unlockFailed, phoneChangeUnknown,
    ]
}
