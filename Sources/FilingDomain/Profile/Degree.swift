// SPDX-License-Identifier: Apache-2.0

/// A degree (学位).
///
/// Raw values are those of `filing.v1.Degree`.
package enum Degree: Int32, Sendable, CaseIterable {
    case none = 0
    case bachelor = 1
    case master = 2
    case doctor = 3

    /// The degree in both languages.
    package var name: Text {
        switch self {
        case .none: Text(zh: "无", en: "none")
        case .bachelor: Text(zh: "学士", en: "bachelor")
        case .master: Text(zh: "硕士", en: "master")
        case .doctor: Text(zh: "博士", en: "doctor")
        }
    }
}
