// SPDX-License-Identifier: Apache-2.0

/// The languages of the service.
public enum FilingLanguage: String, Sendable, Hashable, CaseIterable {
    /// Chinese.
    case zh
    /// English.
    case en
}
