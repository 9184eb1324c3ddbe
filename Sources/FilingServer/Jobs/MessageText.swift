// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal

/// The words of the text messages.
///
/// Chinese only: they go to mainland phones.
enum MessageText {
    /// The whole text.
    ///
    /// - Parameter life: how long it will be of use, for a code.
    static func text(
        of message: TextMessage, to phone: PhoneNumber, goodFor life: Span, keys: ServerKeys
    ) -> String {
        switch message {
        case .code(let nonce, let purpose):
            let code = SmsCode(
                nonce: nonce, phone: phone.text, purpose: purpose.token, keys: keys)
            return Self.signature + Self.words(of: purpose)
                + "验证码 \(code.text)，\(Self.words(of: life))内有效。任何人索要均为诈骗，请勿告知。"
        case .notice(let notice):
            return Self.signature + Self.words(of: notice)
        case .sentence(let sentence):
            return Self.signature + sentence.text.zh
        }
    }

    /// What is left of a code's time, never more than there is but for the moment that its sending
    /// takes: a code sent again ends with the first.
    private static func words(of life: Span) -> String {
        let minutes = (life.ms + Self.sendingMs) / Span.minutes(1).ms
        return minutes > 0 ? "\(minutes) 分钟" : "\(max(life.ms / 1_000, 1)) 秒"
    }

    /// From the question to the sending of the first message, at a quiet time.
    private static let sendingMs: Int64 = 2_000

    private static let signature = "【社工考试备案】"

    private static func words(of purpose: CodePurpose) -> String {
        switch purpose {
        case .register: "注册"
        case .resetPassword: "找回密码"
        case .changePhone: "更换手机号"
        case .unlock: "解锁账号"
        case .closeAccount: "注销账号"
        case .checkStatus: "查询备案状态"
        }
    }

    private static func words(of notice: TextMessage.Notice) -> String {
        switch notice {
        case .phoneChanged: "您的账号已更换手机号。如非本人操作，请立即联系客服。"
        case .phoneChangeApproved:
            "您的账号将于 24 小时后更换手机号。如非本人申请，请登录后取消，或立即联系客服。"
        case .passwordSet: "您的账号密码已重新设置，所有登录已退出。如非本人操作，请立即联系客服。"
        case .seatOffered: "您候补的席位已为您保留，请登录后提交备案，逾期失效。"
        case .accountLocked: "您的账号因多次输错密码已被锁定。15 分钟后可自助解锁，或联系客服。"
        }
    }
}
