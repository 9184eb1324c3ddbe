// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

/// What reviewers are warned of, and what decisions are about.
extension Labels {
    static let flags = Text(zh: "提示", en: "flags")
    static let othersFilings = Text(zh: "份他人备案有同一文件", en: "filings of others have this file")
    static let expected = Text(zh: "按表格应为", en: "by the form")
    static let previousFiling = Text(zh: "上一份未通过的备案", en: "rejected before")

    /// What to look at closely.
    static func flag(_ flag: FilingV1.ReviewFlag) -> Text {
        ReviewFlag(rawValue: flag.rawValue)?.label ?? Labels.none
    }

    /// What form and certificate differ in.
    static func field(_ field: FilingV1.FormField) -> Text {
        FormField(rawValue: field.rawValue)?.label ?? Labels.none
    }
}
