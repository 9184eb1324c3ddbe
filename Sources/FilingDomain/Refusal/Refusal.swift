// SPDX-License-Identifier: Apache-2.0

/// An expected "no": the caller's turn.
///
/// Becomes a Status in one place of the server.
package struct Refusal: Error, Hashable, Sendable {
    /// Why, from the one registry.
    package let reason: Reason
    /// Machine-readable facts, by the keys that the reason documents.
    ///
    /// Never personal data.
    package let details: [String: Detail]

    package init(_ reason: Reason, _ details: [String: Detail] = [:]) {
        self.reason = reason
        self.details = details
    }

    /// A fact of a refusal.
    package enum Detail: Hashable, Sendable {
        /// A count, a size in bytes, a revision.
        case number(UInt64)
        /// A moment.
        case instant(Instant)
        /// A token or a public identifier.
        case text(String)

        /// As it goes into `Status.details`: decimal digits, or the text.
        package var text: String {
            switch self {
            case .number(let value): String(value)
            case .instant(let value): String(value.ms)
            case .text(let value): value
            }
        }
    }
}
