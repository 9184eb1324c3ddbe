// SPDX-License-Identifier: Apache-2.0

/// An admission ticket (准考证), as the registration system publishes it.
///
/// Source: domain.md section 11.
package struct AdmissionTicket: Hashable, Sendable {
    package let number: FilingNumber
    package let exam: ExamCode
    /// A correction has a higher one.
    package let revision: UInt32
    package let level: Level
    package let region: RegionCode
    package let identity: Identity
    package let place: TicketPlace
    /// 1 to 4.
    package let papers: [TicketPaper]

    /// Papers of the longest exam, and one more.
    package static let paperCounts = 1...4

    /// Checks and takes a ticket.
    ///
    /// - Parameter path: what goes in front of a field's name, with its dot.
    /// - Throws: `FIELD_INVALID` with the field's path.
    package init(
        number: FilingNumber, exam: ExamCode, revision: UInt32, level: Level, region: RegionCode,
        identity: Identity, place: TicketPlace, papers: [TicketPaper], path: String
    ) throws(Refusal) {
        guard revision > 0 else { throw Refusal.fieldInvalid("\(path)revision", limit: 1) }
        guard Self.paperCounts.contains(papers.count) else {
            throw Refusal.fieldInvalid("\(path)papers", limit: Self.paperCounts.upperBound)
        }
        self.number = number
        self.exam = exam
        self.revision = revision
        self.level = level
        self.region = region
        self.identity = identity
        self.place = place
        self.papers = papers
    }

    /// What the filing and the exam's plan say of the same.
    package struct Expected: Hashable, Sendable {
        package let filing: Filing
        /// As the person has stated it.
        package let identity: Identity?
        /// The papers of the filing's level.
        package let subjects: [String]

        package init(filing: Filing, identity: Identity?, subjects: [String]) {
            self.filing = filing
            self.identity = identity
            self.subjects = subjects
        }
    }

    /// The ticket beside the filing, field by field.
    package func compared(with expected: Expected) -> [TicketComparison] {
        let filing = expected.filing
        let subjects = self.papers.map(\.subject)
        return [
            TicketComparison(
                field: .name, onTicket: self.identity.name.text,
                onFiling: expected.identity?.name.text ?? "",
                differs: self.identity.name != expected.identity?.name),
            TicketComparison(
                field: .idNumber, onTicket: self.identity.number.masked,
                onFiling: expected.identity?.number.masked ?? "",
                differs: self.identity.number != expected.identity?.number),
            TicketComparison(
                field: .level, onTicket: "\(self.level.rawValue)",
                onFiling: "\(filing.level.rawValue)", differs: self.level != filing.level),
            TicketComparison(
                field: .region, onTicket: self.region.text, onFiling: filing.region.text,
                differs: self.region != filing.region),
            TicketComparison(
                field: .exam, onTicket: self.exam.rawValue, onFiling: filing.exam.rawValue,
                differs: self.exam != filing.exam),
            TicketComparison(
                field: .papers, onTicket: subjects.joined(separator: "; "),
                onFiling: expected.subjects.joined(separator: "; "),
                differs: subjects.sorted() != expected.subjects.sorted()),
        ]
    }
}
