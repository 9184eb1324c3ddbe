// SPDX-License-Identifier: Apache-2.0

/// The reasons that this library gives itself; the server never sends them.
public enum LocalReason: String, Sendable, Hashable, CaseIterable {
    /// No connection came up.
    case unreachable = "UNREACHABLE"
    /// The connection ended before the answer.
    case connectionLost = "CONNECTION_LOST"
    /// `FilingClient.close` was called.
    case clientClosed = "CLIENT_CLOSED"
    /// Too many calls wait for a free slot of the connection.
    case clientQueueFull = "CLIENT_QUEUE_FULL"
    /// The request is larger than the connection carries at present.
    case requestTooLarge = "REQUEST_TOO_LARGE_HERE"
    /// The request holds something that cannot be sent.
    case requestUnsendable = "REQUEST_UNSENDABLE"
    /// The server's answer cannot be read, or does not fit the question.
    case replyMalformed = "REPLY_MALFORMED"
    /// The server broke a rule of the wire.
    case protocolBroken = "PROTOCOL_BROKEN"
    /// The server did not prove that it knows the account, or asked for an unsafe login.
    case serverUnproven = "SERVER_UNPROVEN"
    /// The server's certificate comes from nobody that is trusted, or is not for this time.
    case serverUntrusted = "SERVER_CERTIFICATE_UNTRUSTED"
    /// The server's certificate is for another name.
    case serverNameWrong = "SERVER_NAME_WRONG"
    /// The server does not take the certificate that this client shows.
    case certificateRefused = "CLIENT_CERTIFICATE_REFUSED"
    /// The other end does not speak TLS, or not for this protocol.
    case tlsNotSpoken = "TLS_NOT_SPOKEN"
    /// Certificate, key or authorities of this machine cannot be used.
    case tlsFilesUnusable = "FILE_TLS_UNUSABLE"
    /// The file cannot be read.
    case fileUnreadable = "FILE_UNREADABLE"

    var code: FilingError.Code {
        switch self {
        // Tried again: a server that starts or stops hangs up in the same way.
        case .unreachable, .connectionLost, .tlsNotSpoken: .unavailable
        case .clientClosed: .cancelled
        case .clientQueueFull, .requestTooLarge: .resourceExhausted
        case .requestUnsendable: .invalidArgument
        case .replyMalformed, .protocolBroken: .internal
        case .serverUnproven, .serverUntrusted, .serverNameWrong, .certificateRefused:
            .unauthenticated
        case .fileUnreadable, .tlsFilesUnusable: .failedPrecondition
        }
    }

    var cause: FilingError.Cause {
        switch self {
        case .unreachable, .tlsNotSpoken: .unreachable
        case .connectionLost: .connectionLost
        case .clientClosed: .closed
        case .clientQueueFull, .requestTooLarge, .requestUnsendable, .fileUnreadable,
            .tlsFilesUnusable:
            .unsendable
        case .replyMalformed, .protocolBroken, .serverUnproven, .serverUntrusted,
            .serverNameWrong, .certificateRefused:
            .protocolBroken
        }
    }

    /// One sentence for people.
    public func message(_ language: FilingLanguage) -> String {
        switch (self, language) {
        case (.unreachable, .zh): "无法连接服务器。"
        case (.unreachable, .en): "The server cannot be reached."
        case (.connectionLost, .zh): "连接在收到答复前中断。"
        case (.connectionLost, .en): "The connection ended before the answer."
        case (.clientClosed, .zh): "客户端已关闭。"
        case (.clientClosed, .en): "The client was closed."
        case (.clientQueueFull, .zh): "等待发送的调用过多。"
        case (.clientQueueFull, .en): "Too many calls are waiting to be sent."
        case (.requestTooLarge, .zh): "请求超过本连接目前的上限。"
        case (.requestTooLarge, .en): "The request is larger than the connection carries now."
        case (.requestUnsendable, .zh): "请求含有无法发送的内容。"
        case (.requestUnsendable, .en): "The request holds something that cannot be sent."
        case (.replyMalformed, .zh): "无法解析服务器的答复。"
        case (.replyMalformed, .en): "The server's answer cannot be read."
        case (.protocolBroken, .zh): "服务器违反了通信协议。"
        case (.protocolBroken, .en): "The server broke the protocol."
        case (.serverUnproven, .zh): "服务器未能证明其身份，登录已中止。"
        case (.serverUnproven, .en): "The server did not prove itself; the login was stopped."
        case (.serverUntrusted, .zh): "服务器证书不受信任，连接已中止。"
        case (.serverUntrusted, .en): "The server's certificate is not trusted; nothing was sent."
        case (.serverNameWrong, .zh): "服务器证书与所连接的名称不符，连接已中止。"
        case (.serverNameWrong, .en):
            "The server's certificate is for another name; nothing was sent."
        case (.certificateRefused, .zh): "服务器拒绝了本机出示的证书。"
        case (.certificateRefused, .en): "The server does not take the certificate shown to it."
        case (.tlsNotSpoken, .zh): "对方端口不支持本协议所需的 TLS。"
        case (.tlsNotSpoken, .en): "The other end does not speak TLS for this protocol."
        case (.tlsFilesUnusable, .zh): "无法使用本机的证书、私钥或信任证书文件。"
        case (.tlsFilesUnusable, .en):
            "A certificate, key or authority file of this machine cannot be used."
        case (.fileUnreadable, .zh): "无法读取文件。"
        case (.fileUnreadable, .en): "The file cannot be read."
        }
    }

    /// What to do next; may be empty.
    public func hint(_ language: FilingLanguage) -> String {
        switch (self, language) {
        case (.unreachable, .zh): "请检查地址和网络后重试。"
        case (.unreachable, .en): "Check the address and the network, then try again."
        case (.connectionLost, .zh): "写操作请用同一幂等键重试，以得知结果。"
        case (.connectionLost, .en):
            "Repeat a write with the same idempotency key to learn its outcome."
        case (.clientQueueFull, .zh): "请稍后再试。"
        case (.clientQueueFull, .en): "Try again in a moment."
        case (.requestTooLarge, .zh): "请先登录：登录前上限为 16 KiB。"
        case (.requestTooLarge, .en): "Log in first: the limit is 16 KiB before login."
        case (.serverUnproven, .zh): "请勿再次输入密码，并核对服务器地址。"
        case (.serverUnproven, .en): "Do not enter the password again; check the server's address."
        case (.serverUntrusted, .zh): "请核对信任证书（--ca）、服务器证书的有效期和本机时间。"
        case (.serverUntrusted, .en):
            "Check the authority file (--ca), the certificate's dates and this machine's clock."
        case (.serverNameWrong, .zh): "请核对服务器地址；证书须包含该名称。"
        case (.serverNameWrong, .en):
            "Check the server's address; its certificate has to hold that name."
        case (.certificateRefused, .zh): "请核对客户端证书的颁发机构、有效期和登记情况。"
        case (.certificateRefused, .en):
            "Check who issued the client certificate, and until when it is valid."
        case (.tlsNotSpoken, .zh): "请使用服务器的 TLS 端口。"
        case (.tlsNotSpoken, .en): "Use the server's TLS port."
        case (.tlsFilesUnusable, .zh): "请核对文件路径和格式（PEM）；私钥权限须为 0600。"
        case (.tlsFilesUnusable, .en):
            "Check path and form (PEM); the private key needs mode 0600."
        case (.fileUnreadable, .zh): "请核对文件路径和权限。"
        case (.fileUnreadable, .en): "Check its path and permissions."
        case (.clientClosed, _), (.requestUnsendable, _), (.replyMalformed, _),
            (.protocolBroken, _):
            ""
        }
    }
}
