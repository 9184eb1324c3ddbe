// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The reply kept for an idempotency key.
package struct IdempotentReply: Hashable, Sendable {
    /// SHA-256 of method and request, 32 bytes: a repeat must have the same.
    package let requestHash: [UInt8]
    /// The encoded reply, sealed under the account's key.
    package let reply: Sealed
    /// When it was given.
    package let at: Instant

    package init(requestHash: [UInt8], reply: Sealed, at: Instant) {
        self.requestHash = requestHash
        self.reply = reply
        self.at = at
    }

    init(_ columns: inout Columns) throws(StorageFault) {
        self.requestHash = try columns.bytes()
        self.reply = try columns.sealed()
        self.at = try columns.instant()
    }

    /// 24 hours: the longest a client may go on repeating.
    ///
    /// Source: wire.md, `idempotency_key`.
    package static let keptFor = RetentionClass.replies.kept

    /// What was given then or before is forgotten.
    static func forgotten(at now: Instant) -> Instant { now + Span(ms: -Self.keptFor.ms) }

    /// Whose key it is, and the key.
    package struct Key: Hashable, Sendable {
        /// The account; nil before login.
        package let account: AccountID?
        /// 1...64 bytes.
        package let bytes: [UInt8]

        package init(account: AccountID?, bytes: [UInt8]) {
            self.account = account
            self.bytes = bytes
        }

        /// Serials start at 1, so 0 is nobody's.
        var scope: SQLValue { .integer(self.account?.rawValue ?? 0) }
    }
}
