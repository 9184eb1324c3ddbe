// SPDX-License-Identifier: Apache-2.0

import FilingContract
package import FilingDomain
import FilingSeal
import FilingStore

/// What the rows about admission tickets keep sealed.
extension PersonalKey {
    /// A whole ticket, as the contract's own message: it is always read and replaced together.
    func sealed(_ ticket: AdmissionTicket, of filing: FilingID) throws -> Sealed {
        let message = FilingV1.AdmissionTicket(ticket, idNumber: ticket.identity.number.text)
        return try self.seal(
            message.encoded, in: self.ticketCell(filing, ticket.revision))
    }

    /// The ticket of a row.
    func ticket(_ row: TicketRow, of filing: FilingID) throws -> AdmissionTicket {
        let message = try FilingV1.AdmissionTicket(
            decoding: self.open(row.words, in: self.ticketCell(filing, row.revision)))
        return try AdmissionTicket(message, path: "", today: row.publishedAt.dateInChina)
    }

    /// The words of a report.
    package func sealed(_ report: TicketReport, _ id: TicketReportID) throws -> Sealed {
        try self.seal([report.text], in: self.cell(.ticketReportWords, row: id.rawValue))
    }

    /// The words of a report.
    func text(of report: TicketReportRow) throws -> String {
        try self.texts(
            report.words, in: self.cell(.ticketReportWords, row: report.id.rawValue), count: 1)[0]
    }

    private func ticketCell(_ filing: FilingID, _ revision: UInt32) -> SealedCell {
        self.cell(.ticketWords, row: filing.rawValue, Int64(revision))
    }
}
