// SPDX-License-Identifier: Apache-2.0

/// An error that an applicant has found in their ticket.
package struct TicketReport: Hashable, Sendable {
    /// The ticket's revision that was shown.
    package let ticketRevision: UInt32
    package let field: TicketField
    package let text: String
    package let at: Instant

    /// Scalars of its text: a paragraph.
    package static let textLengths = 1...500
    /// Reports on one ticket: more than it has fields.
    package static let limit = 20

    /// Checks and takes a report.
    ///
    /// - Throws: `FIELD_INVALID` naming `text`.
    package init(
        ticketRevision: UInt32, field: TicketField, text: String, at: Instant
    ) throws(Refusal) {
        try FreeText.require(text, "text", Self.textLengths, as: .paragraphs)
        self.ticketRevision = ticketRevision
        self.field = field
        self.text = text
        self.at = at
    }
}
