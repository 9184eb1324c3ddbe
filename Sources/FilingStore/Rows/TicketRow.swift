// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// The newest ticket of a filing, as it is stored.
package struct TicketRow: Hashable, Sendable {
    package let revision: UInt32
    package let publishedAt: Instant
    /// The whole ticket, sealed under the key of the filing's owner.
    package let words: Sealed

    package init(revision: UInt32, publishedAt: Instant, words: Sealed) {
        self.revision = revision
        self.publishedAt = publishedAt
        self.words = words
    }

    init(_ columns: inout Columns) throws {
        self.init(
            revision: try columns.number(), publishedAt: try columns.instant(),
            words: try columns.sealed())
    }
}

/// A report of an error in a ticket, as it is stored.
package struct TicketReportRow: Hashable, Sendable {
    package let id: TicketReportID
    package let ticketRevision: UInt32
    package let field: TicketField
    package let at: Instant
    /// Its text, sealed under the key of the filing's owner.
    package let words: Sealed
    package let filing: FilingID
    package let number: FilingNumber
    package let owner: AccountID

    init(_ columns: inout Columns) throws {
        self.id = try columns.id()
        self.ticketRevision = try columns.number()
        self.field = try columns.code()
        self.at = try columns.instant()
        self.words = try columns.sealed()
        self.filing = try columns.id()
        self.number = try FilingRow.number(&columns)
        self.owner = try columns.id()
    }
}
