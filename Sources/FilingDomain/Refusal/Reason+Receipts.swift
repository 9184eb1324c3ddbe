// SPDX-License-Identifier: Apache-2.0

/// Reasons about receipts. Source: domain.md section 6.
extension Reason {
    package static let receiptUnknown = Reason(
        "RECEIPT_UNKNOWN", .notFound,
        zh: "该备案没有回执。", en: "There is no receipt of this filing.",
        hintZh: "提交后才有回执。", hintEn: "There is one once it is handed in.")

    package static let receiptReasons: [Reason] = [receiptUnknown]
}
