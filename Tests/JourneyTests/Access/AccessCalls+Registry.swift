// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingServer
import FilingStore
import FilingTestKit
import Testing

/// What comes after the approval, for the table of who may call what.
extension AccessCall {
    static var registry: [(method: String, call: AccessCall)] {
        self.of(
            "filing.v1.Registry/",
            [
                (
                    "Pull",
                    .about("") { stage, _, _ in
                        _ = try await stage.approved()
                        return FilingV1.PullRequest()
                    }
                ),
                (
                    "Acknowledge",
                    .about("") { stage, _, _ in
                        let filing = try await stage.approved().filing
                        return FilingV1.AcknowledgeRequest(acknowledgements: [
                            FilingV1.Acknowledgement(
                                key: FilingV1.FeedKey(
                                    exam: filing.exam.rawValue, filingNumber: filing.number.text,
                                    revision: filing.revision.rawValue),
                                verdict: .accepted)
                        ])
                    }
                ),
                ("ListOpen", .plain(FilingV1.ListOpenRequest())),
                (
                    "Check",
                    .about("") { stage, _, _ in
                        let approved = try await stage.approved()
                        return FilingV1.CheckRequest(
                            idNumber: approved.identity.number.text, exam: "sw-2026",
                            level: .junior)
                    }
                ),
                (
                    "PublishTickets",
                    .about("") { stage, _, _ in
                        FilingV1.PublishTicketsRequest(tickets: [
                            TicketFixture.ticket(of: try await stage.approved())
                        ])
                    }
                ),
                (
                    "ListTicketReports",
                    .about("") { stage, _, _ in
                        try await stage.report(on: try await stage.approved())
                        return FilingV1.ListTicketReportsRequest()
                    }
                ),
            ])
    }

    /// Before their time tickets are nobody's: RegistryJourneyTests goes there.
    static var ticket: [(method: String, call: AccessCall)] {
        var get = AccessCall.filing { FilingV1.GetTicketRequest(filingNumber: $0.number) }
        var report = AccessCall.filing {
            FilingV1.ReportTicketErrorRequest(
                filingNumber: $0.number, field: .name, text: "姓名有误")
        }
        get.refusedWith = "TICKET_NOT_YET"
        report.refusedWith = "TICKET_NOT_YET"
        return self.of("filing.v1.Ticket/", [("Get", get), ("ReportError", report)])
    }

    /// Of a filing that is not approved yet: RegistryJourneyTests takes an approval back.
    static var revoke: AccessCall {
        var revoke = AccessCall.filing {
            FilingV1.RevokeRequest(
                filingNumber: $0.number, revision: $0.revision, reasons: [.other],
                text: "核实后撤销")
        }
        revoke.refusedWith = "STATE_FORBIDS"
        return revoke
    }
}

extension AccessStage {
    /// An approved filing of somebody new.
    func approved() async throws -> TestServer.Approved {
        let serial = self.nextNumber()
        return try await self.server.approvedFiling(
            serial, idNumber: InventedNumber.idNumber(serial: serial))
    }

    /// Has its owner find an error in its ticket.
    fileprivate func report(on approved: TestServer.Approved) async throws {
        let now = self.server.clock.now()
        let personal = self.server.personal
        try await self.server.store.write { transaction in
            let report = try TicketReport(
                ticketRevision: 1, field: .name, text: "姓名有误", at: now)
            let id = try transaction.nextTicketReportID()
            let key = try personal.key(of: approved.filing.owner, in: transaction)
            try transaction.insert(
                report, id, of: approved.filing.id, words: try key.sealed(report, id))
        }
    }
}
