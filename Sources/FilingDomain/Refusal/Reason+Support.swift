// SPDX-License-Identifier: Apache-2.0

/// Reasons about the help desk and the keys of centres. Source: domain.md section 1, safety.md.
extension Reason {
    package static let accountUnknown = Reason(
        "ACCOUNT_UNKNOWN", .notFound,
        zh: "没有与该姓名和身份证号码相符的账号。", en: "No account has this name and ID number together.",
        hintZh: "请逐字核对姓名和号码。", hintEn: "Compare both with the card, letter by letter.")
    package static let unlockPointless = Reason(
        "UNLOCK_POINTLESS", .failedPrecondition,
        zh: "该账号未被锁定。", en: "The account is not locked.",
        hintZh: "请让本人重新登录或找回密码。", hintEn: "Let the owner log in, or reset the password.")
    package static let phoneChangeOpen = Reason(
        "PHONE_CHANGE_OPEN", .alreadyExists,
        zh: "该账号已有待生效的手机号变更。", en: "A change of this account's phone is under way.",
        hintZh: "请先处理已有的变更。", hintEn: "Approve or reject that one first.")
    package static let secondPersonRequired = Reason(
        "SECOND_PERSON_REQUIRED", .permissionDenied,
        zh: "须由另一人批准。", en: "Somebody else has to approve what you proposed.",
        hintZh: "请同事批准。", hintEn: "Ask a colleague.")
    package static let disputeUnknown = Reason(
        "DISPUTE_UNKNOWN", .notFound,
        zh: "没有这项争议，或已处理。", en: "There is no such open dispute.",
        hintZh: "请刷新列表。", hintEn: "List the disputes again.")
    package static let disputeHasFiling = Reason(
        "DISPUTE_HAS_FILING", .failedPrecondition,
        zh: "持有该身份的账号已提交备案。", en: "The holder of the identity has a filing under way.",
        hintZh: "请先由考区审核该备案，再处理争议。",
        hintEn: "Its region has to decide that filing first.")
    package static let keyInvalid = Reason(
        "KEY_INVALID", .invalidArgument,
        zh: "不是 Ed25519 公钥。", en: "This is not an Ed25519 public key.",
        hintZh: "公钥为 32 字节，可用 filing centre make-key 生成。",
        hintEn: "It has 32 bytes; `filing centre make-key` makes one.")
    package static let keyExists = Reason(
        "KEY_EXISTS", .alreadyExists,
        zh: "该公钥已登记过。", en: "This key was enrolled before.",
        hintZh: "请生成新的密钥。", hintEn: "Make a new key.")
    package static let keyLimit = Reason(
        "KEY_LIMIT", .failedPrecondition, details: ["limit"],
        zh: "有效密钥已达上限。", en: "The region has as many keys as it may.",
        hintZh: "请先撤销旧密钥。", hintEn: "Revoke an old one first.")
    package static let keyUnknown = Reason(
        "KEY_UNKNOWN", .notFound,
        zh: "没有这个密钥。", en: "There is no such key to be handled.",
        hintZh: "请刷新列表。", hintEn: "List the keys again.")

    package static let supportReasons: [Reason] = [
        accountUnknown, unlockPointless, phoneChangeOpen, secondPersonRequired, disputeUnknown,
        disputeHasFiling, keyInvalid, keyExists, keyLimit, keyUnknown,
    ]
}
