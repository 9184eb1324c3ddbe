// SPDX-License-Identifier: Apache-2.0

/// What the registration system did with a record of the feed.
///
/// Source: domain.md section 11.
package struct FeedVerdict: Hashable, Sendable {
    /// Raw values are stored and those of `filing.v1.FeedVerdict`.
    package enum Kind: Int32, Sendable, CaseIterable {
        case accepted = 1
        case rejected = 2
        /// It had the record's key already.
        case duplicate = 3
    }

    /// What it did.
    package let kind: Kind
    /// Why it was not taken, in the receiver's own code; empty unless rejected.
    package let reason: String

    /// Characters of the longest reason.
    package static let reasonLimit = 40

    /// Checks and takes a verdict.
    ///
    /// A code has no room for a person's name or number: it is kept open and for good.
    ///
    /// - Throws: `FIELD_INVALID` naming `reason`: missing with a rejection, given with another
    ///   verdict, or not 1 to 40 of `A-Z 0-9 _`.
    package init(_ kind: Kind, reason: String, path: String) throws(Refusal) {
        let isCode =
            (1...Self.reasonLimit).contains(reason.utf8.count)
            && reason.utf8.allSatisfy(Self.isAllowed)
        guard kind == .rejected ? isCode : reason.isEmpty else {
            throw Refusal.fieldInvalid("\(path)reason", limit: Self.reasonLimit)
        }
        self.kind = kind
        self.reason = reason
    }

    /// Takes a verdict as the store has it.
    package init(stored kind: Kind, reason: String) {
        self.kind = kind
        self.reason = reason
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
}
