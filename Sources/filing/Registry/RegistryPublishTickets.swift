// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Publishes the tickets of a file.
struct RegistryPublishTickets: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish-tickets", abstract: "发布准考证 / publishes the tickets of a JSON file.",
        discussion: """
            {"tickets": [{"filing_number", "exam", "revision", "level", "region", "name", \
            "id_number", "admission_number", "site", "address", "room", "seat", \
            "papers": [{"subject", "starts", "ends"}]}]}; times are "2026-05-23 09:00" in UTC+8. \
            Ends with 1 if a ticket was not taken. Publishing a file again is harmless.
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "文件 / file.", completion: .file()) var file: String

    /// As in proto/filing/v1/registry.proto.
    private static let batch = 50

    func run() async throws {
        try await Run.command(self.options) { run in
            let tickets = try TicketFile(path: self.file).tickets
            var reply = FilingV1.PublishTicketsReply()
            for start in stride(from: 0, to: tickets.count, by: Self.batch) {
                let part = Array(tickets[start..<min(start + Self.batch, tickets.count)])
                reply.outcomes += try await run.client.registry.publishTickets(
                    .init(tickets: part), options: run.options.callOptions()
                ).outcomes
            }
            let shown = reply
            run.output.show(shown) {
                zip(tickets, shown.outcomes).map {
                    "\($0.filingNumber)  \(run.output.say(Labels.ticketOutcome($1)))"
                }
            }
            guard shown.outcomes.allSatisfy(Self.isThere) else {
                throw ExitCode(ExitStatus.refused.rawValue)
            }
        }
    }

    private static func isThere(_ outcome: FilingV1.TicketOutcome) -> Bool {
        switch outcome {
        case .published, .replaced, .unchanged: true
        case .unspecified, .older, .conflict, .filingUnknown, .notApproved: false
        }
    }
}
