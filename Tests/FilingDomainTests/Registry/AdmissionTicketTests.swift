// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

/// The ticket beside the filing, and what a ticket may say.
@Suite struct AdmissionTicketTests {
    private static let subjects = ["社会工作综合能力(初级)", "社会工作实务(初级)"]
    private static let today = CivilDate(year: 2026, month: 5, day: 1)

    private static func identity(
        name: String = "林样文", number: String = "11010519980312997X"
    ) throws -> Identity {
        Identity(
            name: try PersonName(text: name),
            number: try IDNumber(text: number, today: try #require(Self.today)))
    }

    private static func place(site: String = "样本中学") throws -> TicketPlace {
        try TicketPlace(
            admissionNumber: "2611000123", site: site, address: "样本路2号", room: "07", seat: "15",
            path: "tickets[0].")
    }

    private static func papers(_ subjects: [String] = Self.subjects) throws -> [TicketPaper] {
        try subjects.map {
            try TicketPaper(
                subject: $0, starts: FilingFixture.now, ends: FilingFixture.later, path: "")
        }
    }

    private static func ticket(
        exam: ExamCode = .socialWork2026, revision: UInt32 = 1, level: Level = .junior,
        region: String = "11", identity: Identity? = nil, papers: [TicketPaper]? = nil
    ) throws -> AdmissionTicket {
        try AdmissionTicket(
            number: try FilingFixture.filing(in: .approved).number, exam: exam,
            revision: revision, level: level, region: try RegionCode(text: region),
            identity: try identity ?? Self.identity(), place: try Self.place(),
            papers: try papers ?? Self.papers(), path: "tickets[0].")
    }

    private static func differing(_ ticket: AdmissionTicket) throws -> [TicketField] {
        let expected = AdmissionTicket.Expected(
            filing: try FilingFixture.filing(in: .approved), identity: try Self.identity(),
            subjects: Self.subjects)
        return ticket.compared(with: expected).filter(\.differs).map(\.field)
    }

    @Test func `a ticket like its filing differs nowhere`() throws {
        #expect(try Self.differing(Self.ticket()) == [])
        // The order of papers on a ticket is that of the clock, not of the plan.
        #expect(
            try Self.differing(Self.ticket(papers: Self.papers(Self.subjects.reversed()))) == [])
    }

    @Test func `each field is marked by itself`() throws {
        let wrong: [(AdmissionTicket, TicketField)] = [
            (try Self.ticket(identity: Self.identity(name: "林样纹")), .name),
            (try Self.ticket(identity: Self.identity(number: "110105199803120019")), .idNumber),
            (try Self.ticket(level: .senior), .level),
            (try Self.ticket(region: "31"), .region),
            (try Self.ticket(exam: ExamCode(rawValue: "sw-2027")), .exam),
            (try Self.ticket(papers: Self.papers([Self.subjects[0]])), .papers),
        ]
        for (ticket, field) in wrong { #expect(try Self.differing(ticket) == [field]) }
    }

    @Test func `an ID number is shown masked on both sides, also where only its middle differs`()
        throws
    {
        let ticket = try Self.ticket(identity: Self.identity(number: "11010519970106997X"))
        let expected = AdmissionTicket.Expected(
            filing: try FilingFixture.filing(in: .approved), identity: try Self.identity(),
            subjects: Self.subjects)
        let compared = try #require(
            ticket.compared(with: expected).first { $0.field == .idNumber })
        #expect(compared.differs)
        #expect(compared.onTicket == "110105********997X")
        #expect(compared.onFiling == "110105********997X")
    }

    @Test func `a person whose account is empty is beside every ticket another one`() throws {
        let expected = AdmissionTicket.Expected(
            filing: try FilingFixture.filing(in: .approved), identity: nil,
            subjects: Self.subjects)
        let fields = try Self.ticket().compared(with: expected).filter(\.differs).map(\.field)
        #expect(fields == [.name, .idNumber])
    }

    @Test func `what is too long, blank or steers a screen is refused by its path`() throws {
        let wrong: [(String, () throws -> Void)] = [
            ("revision", { _ = try Self.ticket(revision: 0) }),
            ("papers", { _ = try Self.ticket(papers: []) }),
            (
                "papers",
                { _ = try Self.ticket(papers: Self.papers(.init(repeating: "科目", count: 5))) }
            ),
            ("site", { _ = try Self.place(site: " ") }),
            ("site", { _ = try Self.place(site: String(repeating: "考", count: 101)) }),
            ("site", { _ = try Self.place(site: "样本\u{1B}[2J") }),
        ]
        for (field, make) in wrong {
            let refusal = #expect(throws: Refusal.self) { try make() }
            #expect(refusal?.details["field"] == .text("tickets[0].\(field)"))
        }
        #expect(try Self.place(site: String(repeating: "考", count: 100)).site.count == 100)
        #expect(
            try Self.ticket(papers: Self.papers(.init(repeating: "科目", count: 4))).papers.count == 4
        )
    }

    @Test func `a paper ends after it begins`() {
        for ends in [FilingFixture.now, Instant(ms: FilingFixture.now.ms - 1)] {
            #expect(throws: Refusal.self) {
                try TicketPaper(subject: "科目", starts: FilingFixture.now, ends: ends, path: "")
            }
        }
    }
}
