// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Admission tickets, and the errors found in them.
extension Snapshot {
    /// The newest ticket of a filing; nil if none was published.
    package func ticket(of filing: FilingID) throws -> TicketRow? {
        try self.first(.ticketGet, ["filing_id": .id(filing)]) { try TicketRow(&$0) }
    }

    /// What was reported about a filing's tickets, oldest first.
    package func ticketReports(of filing: FilingID, limit: Int) throws -> [TicketReportRow] {
        try self.all(
            .ticketReportsOfFiling, ["filing_id": .id(filing), "limit": .count(limit)]
        ) { try TicketReportRow(&$0) }
    }

    /// What was reported after a report, about anybody's tickets, oldest first.
    package func ticketReports(
        after report: TicketReportID, limit: Int
    ) throws -> [TicketReportRow] {
        try self.all(
            .ticketReportsAfter, ["after": .id(report), "limit": .count(limit)]
        ) { try TicketReportRow(&$0) }
    }
}

extension Transaction {
    /// Puts a ticket in the place of the one that the filing had.
    package func put(_ ticket: TicketRow, of filing: FilingID) throws {
        try self.execute(
            .ticketPut,
            [
                "filing_id": .id(filing), "revision": .integer(Int64(ticket.revision)),
                "published_ms": .instant(ticket.publishedAt), "words": .sealed(ticket.words),
            ])
    }

    /// The number of the next report.
    ///
    /// Taken before the insert, because its words are sealed for it.
    package func nextTicketReportID() throws -> TicketReportID {
        TicketReportID(rawValue: try self.next(.ticketReport))
    }

    /// Stores a report.
    ///
    /// - Parameter words: its text.
    package func insert(
        _ report: TicketReport, _ id: TicketReportID, of filing: FilingID, words: Sealed
    ) throws {
        try self.execute(
            .ticketReportInsert,
            [
                "report_id": .id(id), "filing_id": .id(filing),
                "ticket_revision": .integer(Int64(report.ticketRevision)),
                "field": .code(report.field), "at_ms": .instant(report.at),
                "words": .sealed(words),
            ])
    }
}
