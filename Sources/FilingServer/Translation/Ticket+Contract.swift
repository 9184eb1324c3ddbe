// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension TicketField: SharedWord { static var field: String { "field" } }

extension FilingV1.TicketField {
    init(_ field: TicketField) { self = .init(rawValue: field.rawValue) ?? .unspecified }
}

extension AdmissionTicket {
    /// Takes a ticket of a request, or of a row.
    ///
    /// - Parameter path: what goes in front of a field's name, with its dot.
    /// - Throws: `FILING_NUMBER_INVALID`, `EXAM_UNKNOWN`, `REGION_UNKNOWN`, the reasons of a name or an
    ///   ID number that is none, `FIELD_INVALID` with the field's path.
    init(_ ticket: FilingV1.AdmissionTicket, path: String, today: CivilDate) throws(Refusal) {
        guard let level = Level(rawValue: ticket.level.rawValue) else {
            throw Refusal.fieldInvalid("\(path)level", limit: Level.allCases.count)
        }
        var papers: [TicketPaper] = []
        for (position, paper) in ticket.papers.prefix(Self.paperCounts.upperBound + 1).enumerated()
        {
            papers.append(
                try TicketPaper(
                    subject: paper.subject, starts: Instant(ms: paper.startsAtMs),
                    ends: Instant(ms: paper.endsAtMs), path: "\(path)papers[\(position)]."))
        }
        try self.init(
            number: FilingNumber(text: ticket.filingNumber), exam: ExamCode(text: ticket.exam),
            revision: ticket.revision, level: level, region: RegionCode(text: ticket.region),
            identity: Identity(
                name: PersonName(text: ticket.name),
                number: IDNumber(text: ticket.idNumber, today: today)),
            place: TicketPlace(
                admissionNumber: ticket.admissionNumber, site: ticket.site,
                address: ticket.address, room: ticket.room, seat: ticket.seat, path: path),
            papers: papers, path: path)
    }
}

extension FilingV1.AdmissionTicket {
    /// - Parameter idNumber: the whole number where it is kept, the masked one where it is shown.
    init(_ ticket: AdmissionTicket, idNumber: String) {
        self.init(
            filingNumber: ticket.number.text, exam: ticket.exam.rawValue,
            revision: ticket.revision, level: FilingV1.Level(ticket.level),
            region: ticket.region.text, name: ticket.identity.name.text, idNumber: idNumber,
            admissionNumber: ticket.place.admissionNumber, site: ticket.place.site,
            address: ticket.place.address, room: ticket.place.room, seat: ticket.place.seat,
            papers: ticket.papers.map {
                FilingV1.TicketPaper(
                    subject: $0.subject, startsAtMs: $0.starts.ms, endsAtMs: $0.ends.ms)
            })
    }
}

extension FilingV1.TicketComparison {
    init(_ comparison: TicketComparison) {
        self.init(
            field: FilingV1.TicketField(comparison.field), onTicket: comparison.onTicket,
            onFiling: comparison.onFiling, differs: comparison.differs)
    }
}

extension FilingV1.TicketReport {
    init(_ row: TicketReportRow, text: String) {
        self.init(
            id: UInt64(clamping: row.id.rawValue), filingNumber: row.number.text,
            ticketRevision: row.ticketRevision, field: FilingV1.TicketField(row.field),
            text: text, atMs: row.at.ms)
    }
}
