// SPDX-License-Identifier: Apache-2.0

/// Reasons that any call can meet in the dispatcher.
extension Reason {
    package static let methodUnknown = Reason(
        "METHOD_UNKNOWN", .unimplemented,
        zh: "没有这个方法。", en: "There is no such method.",
        hintZh: "用 Meta/Describe 查看方法表。", hintEn: "Meta/Describe lists the methods.")
    package static let requestMalformed = Reason(
        "REQUEST_MALFORMED", .invalidArgument, details: ["field"],
        zh: "请求内容无法解析。", en: "The request cannot be read.",
        hintZh: "请按 proto 中的消息定义编码。", hintEn: "Encode it as its message in proto/.")
    package static let requestTooLarge = Reason(
        "REQUEST_TOO_LARGE", .invalidArgument, details: ["size", "limit"],
        zh: "请求超过该方法的上限。", en: "The request is larger than the method takes.",
        hintZh: "上限见 Meta/Describe。", hintEn: "Meta/Describe tells the limit.")
    package static let fieldInvalid = Reason(
        "FIELD_INVALID", .invalidArgument, details: ["field", "limit"],
        zh: "某个字段缺失或超出范围。", en: "A field is missing or out of range.",
        hintZh: "字段名见详情，要求见 proto 注释。",
        hintEn: "The detail names the field; its comment in proto/ says what it takes.")
    package static let loginRequired = Reason(
        "LOGIN_REQUIRED", .unauthenticated,
        zh: "请先登录。", en: "Log in first.",
        hintZh: "运行 filing login。", hintEn: "Run `filing login`.")
    package static let sessionExpired = Reason(
        "SESSION_EXPIRED", .unauthenticated,
        zh: "登录已失效。", en: "The session has ended.",
        hintZh: "请重新登录。", hintEn: "Log in again.")
    package static let roleForbids = Reason(
        "ROLE_FORBIDS", .permissionDenied,
        zh: "您的角色不能使用此功能。", en: "Your role may not call this.",
        hintZh: "请使用有相应角色的账号。", hintEn: "Use an account that has the role.")
    package static let plaintextForbids = Reason(
        "PLAINTEXT_FORBIDDEN", .failedPrecondition,
        zh: "不得在明文连接上传送密码或令牌。",
        en: "Passwords and tokens are not taken on a plain connection from another machine.",
        hintZh: "请改用服务器的加密（TLS）端口，或在服务器本机连接。",
        hintEn: "Connect to the server's TLS port, or on its own machine.")
    package static let idempotencyKeyRequired = Reason(
        "IDEMPOTENCY_KEY_REQUIRED", .invalidArgument,
        zh: "该方法需要幂等键。", en: "This method needs an idempotency key.",
        hintZh: "请给出 1 至 64 字节的键，建议 16 个随机字节。",
        hintEn: "Give 1 to 64 bytes, 16 random ones advised.")
    package static let idempotencyMismatch = Reason(
        "IDEMPOTENCY_MISMATCH", .aborted,
        zh: "同一幂等键曾用于另一请求。", en: "The idempotency key was used for another request.",
        hintZh: "新请求请用新键。", hintEn: "Use a new key for a new request.")
    package static let inProgress = Reason(
        "IN_PROGRESS", .aborted, .later,
        zh: "同一请求正在处理。", en: "The same is being done already.",
        hintZh: "请稍候用同一键重试。", hintEn: "Retry with the same key in a moment.")
    package static let writeQueueFull = Reason(
        "WRITE_QUEUE_FULL", .resourceExhausted, .later,
        zh: "写入队列已满。", en: "The write queue is full.",
        hintZh: "请稍后用同一键重试。", hintEn: "Retry with the same key after a moment.")
    package static let storeUnavailable = Reason(
        "STORE_UNAVAILABLE", .unavailable, .later,
        zh: "存储暂不可用，未作任何更改。", en: "The store is unavailable; nothing was changed.",
        hintZh: "请稍后用同一键重试。", hintEn: "Retry with the same key later.")
    package static let internalFault = Reason(
        "INTERNAL", .internalFault, details: ["trace"],
        zh: "服务器内部错误。", en: "Something went wrong inside the server.",
        hintZh: "请向考试中心报告详情中的追踪号。",
        hintEn: "Report the trace number in the details to the centre.")

    package static let callReasons: [Reason] = [
        methodUnknown, requestMalformed, requestTooLarge, fieldInvalid, loginRequired,
        sessionExpired, roleForbids, plaintextForbids, idempotencyKeyRequired,
        idempotencyMismatch, inProgress, writeQueueFull, storeUnavailable, internalFault,
    ]
}
