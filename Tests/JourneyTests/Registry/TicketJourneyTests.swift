// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingStore
import FilingTestKit
import Testing

/// Admission tickets: published, seen in time, compared, reported.
@Suite(.timeLimit(.minutes(3))) struct TicketJourneyTests {
    private static func publish(
        _ tickets: [FilingV1.AdmissionTicket], on stage: RegistryStage
    ) async throws -> [FilingV1.TicketOutcome] {
        try await stage.registry.registry.publishTickets(
            FilingV1.PublishTicketsRequest(tickets: tickets)
        ).outcomes
    }

    /// The owner of a filing, logged in anew at a moment; calls by them.
    private static func at<R>(
        _ moment: Instant, _ approved: TestServer.Approved, on stage: RegistryStage,
        _ body: (FilingClient) async throws -> R
    ) async throws -> R {
        stage.server.clock.advance(by: moment - stage.server.clock.now())
        let person = try await stage.server.session(of: approved.owner.account)
        return try await stage.with(person, body)
    }

    @Test func `each ticket is taken or not on its own, and once`() async throws {
        try await RegistryStage.run { stage in
            let first = try await stage.filed()
            let pending = try await stage.filed(.pending)
            var unknown = TicketFixture.ticket(of: first)
            unknown.filingNumber = try #require(
                FilingNumber(region: RegionCode(text: "11"), digits: 987_654_321)
            ).text
            let log = LogReading(stage.server)
            let head = try log.head()
            #expect(
                try await Self.publish(
                    [
                        TicketFixture.ticket(of: first, revision: 2),
                        TicketFixture.ticket(of: pending), unknown,
                    ], on: stage) == [.published, .notApproved, .filingUnknown])
            var other = TicketFixture.ticket(of: first, revision: 2)
            other.seat = "16"
            for (ticket, outcome) in [
                (TicketFixture.ticket(of: first, revision: 2), FilingV1.TicketOutcome.unchanged),
                (other, .conflict),
                (TicketFixture.ticket(of: first, revision: 1), .older),
                (TicketFixture.ticket(of: first, revision: 3), .replaced),
            ] {
                #expect(try await Self.publish([ticket], on: stage) == [outcome])
            }
            #expect(
                try log.entries(after: head).map(\.action) == [
                    .ticketsPublished, .ticketsPublished,
                ])
        }
    }

    @Test func `a batch with a ticket that is none is refused whole, by the field's path`()
        async throws
    {
        try await RegistryStage.run { stage in
            let first = try await stage.filed()
            let second = try await stage.filed()
            let good = TicketFixture.ticket(of: first)
            func broken(_ change: (inout FilingV1.AdmissionTicket) -> Void)
                -> FilingV1.AdmissionTicket
            {
                var ticket = TicketFixture.ticket(of: second)
                change(&ticket)
                return ticket
            }
            let batches: [([FilingV1.AdmissionTicket], String)] = [
                ([good, broken { $0.site = "" }], "FIELD_INVALID"),
                ([good, broken { $0.revision = 0 }], "FIELD_INVALID"),
                ([good, broken { $0.papers = [] }], "FIELD_INVALID"),
                ([good, broken { $0.level = .unspecified }], "FIELD_INVALID"),
                ([good, broken { $0.name = "X" }], "NAME_INVALID"),
                ([good, broken { $0.region = "99" }], "REGION_UNKNOWN"),
                ([good, broken { $0.idNumber = "1" }], "ID_NUMBER_LENGTH"),
                ([good, broken { $0.filingNumber = "SW26" }], "FILING_NUMBER_INVALID"),
                ([good, good], "FIELD_INVALID"),
                ([], "FIELD_INVALID"),
            ]
            for (tickets, reason) in batches {
                #expect(
                    await RegistryStage.reason { try await Self.publish(tickets, on: stage) }
                        == reason)
            }
            #expect(try stage.server.store.point { try $0.ticket(of: first.filing.id) } == nil)
        }
    }

    @Test func `nobody sees a ticket, or whether there is one, before the 7th day`() async throws {
        try await RegistryStage.run { stage in
            let with = try await stage.filed()
            let without = try await stage.filed()
            #expect(
                try await Self.publish([TicketFixture.ticket(of: with)], on: stage) == [.published])
            let visible = TicketFixture.visible
            for approved in [with, without] {
                let error = try await Self.at(
                    Instant(ms: visible.ms - 1), approved, on: stage
                ) { client in
                    await #expect(throws: FilingError.self) {
                        try await client.ticket.get(approved.filing.number.text)
                    }
                }
                #expect(error?.reason == "TICKET_NOT_YET")
                #expect(error?.details["visible_from_ms"] == "\(visible.ms)")
            }
            try await Self.at(visible, with, on: stage) { client in
                let reply = try await client.ticket.get(with.filing.number.text)
                #expect(reply.ticket?.site == "样本中学（虚构）")
                #expect(reply.ticket?.idNumber == with.identity.number.masked)
                #expect(reply.fields.allSatisfy { !$0.differs })
                #expect(reply.fields.count == 6)
                #expect(reply.ticket?.papers.map(\.subject) == TicketFixture.subjects)
                #expect(
                    await RegistryStage.reason {
                        try await client.ticket.get(without.filing.number.text)
                    } == "FILING_NOT_FOUND")
            }
            try await Self.at(visible, without, on: stage) { client in
                #expect(
                    await RegistryStage.reason {
                        try await client.ticket.get(without.filing.number.text)
                    } == "TICKET_NOT_PUBLISHED")
            }
        }
    }

    @Test func `what differs is marked, reported, and read by the registration system`()
        async throws
    {
        try await RegistryStage.run { stage in
            let approved = try await stage.filed()
            let number = approved.filing.number.text
            var ticket = TicketFixture.ticket(of: approved)
            ticket.name = "林样纹"
            ticket.region = "31"
            #expect(try await Self.publish([ticket], on: stage) == [.published])
            let log = LogReading(stage.server)
            try await Self.at(TicketFixture.visible, approved, on: stage) { client in
                let reply = try await client.ticket.get(number)
                #expect(reply.fields.filter(\.differs).map(\.field) == [.name, .region])
                let name = reply.fields.first { $0.field == .name }
                #expect(name?.onTicket == "林样纹")
                #expect(name?.onFiling == "林样文")
                let head = try log.head()
                let told = try await client.ticket.reportError(
                    FilingV1.ReportTicketErrorRequest(
                        filingNumber: number, field: .name, text: "应为“文”"))
                #expect(try log.entries(after: head).map(\.action) == [.ticketErrorReported])
                #expect(try await client.ticket.get(number).reports == [told.report])
                for (field, text) in [
                    (FilingV1.TicketField.unspecified, "x"), (.name, ""), (.name, "\u{1B}[2J"),
                    (.name, String(repeating: "字", count: 501)),
                ] {
                    #expect(
                        await RegistryStage.reason {
                            try await client.ticket.reportError(
                                FilingV1.ReportTicketErrorRequest(
                                    filingNumber: number, field: field, text: text))
                        } == "FIELD_INVALID")
                }
                for _ in 1..<TicketReport.limit {
                    _ = try await client.ticket.reportError(
                        FilingV1.ReportTicketErrorRequest(
                            filingNumber: number, field: .seat, text: "座位重复"))
                }
                #expect(
                    await RegistryStage.reason {
                        try await client.ticket.reportError(
                            FilingV1.ReportTicketErrorRequest(
                                filingNumber: number, field: .seat, text: "座位重复"))
                    } == "TICKET_REPORT_LIMIT")
            }
            let program = try await stage.server.staff("registry-2", .registry)
            let reports = try await stage.with(program) {
                try await $0.registry.listTicketReports(FilingV1.ListTicketReportsRequest())
            }
            #expect(reports.reports.count == TicketReport.limit)
            #expect(reports.reports.first?.text == "应为“文”")
            #expect(reports.reports.first?.filingNumber == number)
            #expect(reports.next == 0)
        }
    }

    @Test func `a ticket does not outlive its approval, and nothing of it is open on the disk`()
        async throws
    {
        try await RegistryStage.run { stage in
            let approved = try await stage.filed()
            #expect(
                try await Self.publish([TicketFixture.ticket(of: approved)], on: stage)
                    == [.published])
            let texts = ["样本中学（虚构）", "样本区虚构路2号", "2611000123"]
            let found = try ByteSearch(for: texts).hits(below: stage.server.directory)
            #expect(found.hits.isEmpty)
            #expect(found.files.contains("filing.sqlite-wal"))
            let supervisor = try await stage.server.staff("supervisor-1", .supervisor)
            try await stage.revoke(approved.filing, by: supervisor)
            try await Self.at(TicketFixture.visible, approved, on: stage) { client in
                #expect(
                    await RegistryStage.reason {
                        try await client.ticket.get(approved.filing.number.text)
                    } == "TICKET_NOT_PUBLISHED")
            }
        }
    }
}
