// SPDX-License-Identifier: Apache-2.0

/// The professional levels (层级).
///
/// Raw values are those of `filing.v1.Level`.
package enum Level: Int32, Sendable, CaseIterable {
    /// 助理社会工作师.
    case junior = 1
    /// 社会工作师.
    case intermediate = 2
    /// 高级社会工作师.
    case senior = 3

    /// The title in both languages.
    package var name: Text {
        switch self {
        case .junior: Text(zh: "助理社会工作师", en: "junior")
        case .intermediate: Text(zh: "社会工作师", en: "intermediate")
        case .senior: Text(zh: "高级社会工作师", en: "senior")
        }
    }
}
