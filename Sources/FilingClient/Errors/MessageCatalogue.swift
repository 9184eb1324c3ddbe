// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// The sentences for people, by reason and language.
///
/// They are this library's own where it knows the reason, and the server's otherwise: a newer server
/// may have reasons that this version has never heard of.
public enum MessageCatalogue {
    /// What is wrong, in one sentence.
    public static func message(for error: FilingError, language: FilingLanguage) -> String {
        if let reason = LocalReason(rawValue: error.reason) { return reason.message(language) }
        return Reason.named(error.reason)?.text[Language(language)] ?? error.message
    }

    /// What to do next; may be empty.
    public static func hint(for error: FilingError, language: FilingLanguage) -> String {
        if let reason = LocalReason(rawValue: error.reason) { return reason.hint(language) }
        return Reason.named(error.reason)?.hint[Language(language)] ?? error.hint
    }
}
