// SPDX-License-Identifier: Apache-2.0

/// Reasons about views of personal data. Source: domain.md section 13.
extension Reason {
    package static let purposeRequired = Reason(
        "PURPOSE_REQUIRED", .invalidArgument,
        zh: "须说明查看目的。", en: "A purpose is needed.",
        hintZh: "可用 review、second-look、contact、support、dispute、complaint。",
        hintEn: "One of review, second-look, contact, support, dispute, complaint.")
    package static let referenceInvalid = Reason(
        "REFERENCE_INVALID", .invalidArgument,
        zh: "事由编号格式不正确。", en: "This is not a reference.",
        hintZh: "至多 32 个字母、数字或 . _ / -，连续数字不超过 8 位；不要写个人信息。",
        hintEn:
            "At most 32 of A-Z a-z 0-9 . _ / -, no more than 8 digits in a row, no personal data.")
    package static let fieldsRequired = Reason(
        "FIELDS_REQUIRED", .invalidArgument,
        zh: "须指明要查看的字段。", en: "Name the fields to be shown.",
        hintZh: "可用 name、id-number、phone。", hintEn: "Of name, id-number, phone.")

    package static let auditReasons: [Reason] = [
        purposeRequired, referenceInvalid, fieldsRequired,
    ]
}
