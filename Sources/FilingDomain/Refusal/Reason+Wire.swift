// SPDX-License-Identifier: Apache-2.0

/// Reasons that the transport gives, before any filing is thought of.
///
/// The transport knows only the tokens (it must not import this room); a test keeps both lists equal.
extension Reason {
    package static let cancelled = Reason(
        "CANCELLED", .cancelled, .afterReading,
        zh: "调用已被取消。", en: "The call was cancelled.",
        hintZh: "写操作请用同一幂等键重试，以得知结果。",
        hintEn: "Repeat a write with the same idempotency key to learn its outcome.")

    package static let wireReasons: [Reason] = [
        Reason(
            "VERSION_UNSUPPORTED", .failedPrecondition,
            zh: "服务器不支持该协议主版本。", en: "The server does not speak this major version.",
            hintZh: "请升级客户端。", hintEn: "Update the client."),
        Reason(
            "FRAME_TOO_LARGE", .resourceExhausted,
            zh: "数据帧超过上限。", en: "A frame is larger than allowed.",
            hintZh: "登录前上限为 16 KiB，登录后见 HELLO 的 max_frame。",
            hintEn: "The limit is 16 KiB before login and max_frame of HELLO afterwards."),
        Reason(
            "HEAD_TOO_LARGE", .resourceExhausted,
            zh: "帧头超过上限。", en: "A frame's head is larger than allowed.",
            hintZh: "帧头不得超过 4096 字节，也不得超过帧长。",
            hintEn: "A head has at most 4,096 bytes and never more than the frame's length."),
        Reason(
            "HEAD_MALFORMED", .invalidArgument,
            zh: "调用头无法解析。", en: "The call head cannot be read.",
            hintZh: "请按 rpc.v1.CallHead 编码。", hintEn: "Encode it as rpc.v1.CallHead."),
        Reason(
            "CALL_ID_ORDER", .invalidArgument,
            zh: "调用编号必须为正且严格递增。", en: "Call ids must be positive and increase.",
            hintZh: "每个连接从 1 开始编号，不得重复。",
            hintEn: "Number calls 1, 2, 3, ... on each connection and never reuse one."),
        Reason(
            "CALL_ID_UNKNOWN", .invalidArgument,
            zh: "帧所指的调用从未打开。", en: "A frame names a call that was never opened.",
            hintZh: "请检查客户端的调用编号。", hintEn: "Check the client's call ids."),
        Reason(
            "FRAME_KIND_UNKNOWN", .unimplemented,
            zh: "未知的帧类型。", en: "The kind of a frame is unknown.",
            hintZh: "小于 0x80 的未知类型不被忽略，请升级客户端。",
            hintEn: "Unknown kinds below 0x80 are not skipped; update the client."),
        Reason(
            "FRAME_MISSHAPEN", .invalidArgument,
            zh: "数据帧不符合其类型的格式。", en: "A frame does not have the form of its kind.",
            hintZh: "请对照 proto/README.md。", hintEn: "Compare with proto/README.md."),
        Reason(
            "FRAME_KIND_UNEXPECTED", .unimplemented,
            zh: "对方发送了只应由另一方发送的帧。", en: "The frame's kind is the other side's to send.",
            hintZh: "请对照 proto/README.md。", hintEn: "Compare with proto/README.md."),
        Reason(
            "REPLY_TOO_LARGE", .resourceExhausted,
            zh: "答复超过帧上限。", en: "The reply is larger than a frame may be.",
            hintZh: "请缩小请求范围。", hintEn: "Ask for less at once."),
        Reason(
            "REPLY_INVALID", .internalFault,
            zh: "服务器未能编码答复。", en: "The server could not encode its reply.",
            hintZh: "请向考试中心报告。", hintEn: "Report it to the centre."),
        Reason(
            "FLAG_UNKNOWN", .unimplemented,
            zh: "请求帧使用了未知标志位。", en: "A REQUEST carries an unknown flag.",
            hintZh: "版本 1 的标志位必须全为零。", hintEn: "All flags are zero in version 1."),
        Reason(
            "TOO_MANY_CALLS", .resourceExhausted, .later,
            zh: "本连接同时进行的调用过多。", en: "Too many calls at once on this connection.",
            hintZh: "请等待前面的调用完成（登录前 2 个，登录后 64 个）。",
            hintEn: "Wait for earlier calls to end (2 before login, 64 afterwards)."),
        Reason(
            "TOO_MANY_CANCELS", .resourceExhausted,
            zh: "短时间内取消或出错过多，连接将关闭。",
            en: "Too many cancellations or errors in a short time; the connection closes.",
            hintZh: "请稍后重新连接。", hintEn: "Connect again later."),
        Reason(
            "DEADLINE_EXCEEDED", .deadlineExceeded, .afterReading,
            zh: "调用未能在期限内完成。", en: "The call did not end in time.",
            hintZh: "写操作请用同一幂等键重试，以得知结果。",
            hintEn: "Repeat a write with the same idempotency key to learn its outcome."),
        cancelled,
        Reason(
            "DRAINING", .unavailable, .later,
            zh: "服务器正在停机，不再接受新调用。", en: "The server is shutting down.",
            hintZh: "请重新连接后重试。", hintEn: "Connect again and retry."),
        Reason(
            "IDLE_TIMEOUT", .unavailable, .later,
            zh: "连接长时间无调用，已关闭。", en: "The connection was idle too long.",
            hintZh: "需要时请重新连接。", hintEn: "Connect again when needed."),
        Reason(
            "SLOW_PEER", .deadlineExceeded,
            zh: "对方收发过慢，连接关闭。", en: "The peer sends or reads too slowly.",
            hintZh: "请检查网络后重新连接。", hintEn: "Check the network and connect again."),
    ]
}
