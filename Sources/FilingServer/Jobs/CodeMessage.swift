// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The text message that carries a code.
///
/// Chinese only: it goes to mainland phones.
enum CodeMessage {
    static func text(code: String) -> String {
        "【社工考试备案】验证码 \(code)，10 分钟内有效。任何人索要均为诈骗，请勿告知。"
    }
}
