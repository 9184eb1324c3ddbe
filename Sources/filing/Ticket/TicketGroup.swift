// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// The admission ticket.
struct TicketGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ticket", abstract: "准考证 / the admission ticket.",
        subcommands: [TicketShow.self, TicketReportCommand.self],
        defaultSubcommand: TicketShow.self)
}

/// Shows the ticket beside the filing.
struct TicketShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看准考证 / the ticket beside the filing; ! marks what differs."
    )

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let reply = try await run.client.ticket.get(
                number, options: run.options.callOptions())
            run.output.show(reply) { Self.lines(reply, run.output) }
        }
    }

    private static func lines(_ reply: FilingV1.GetTicketReply, _ output: Output) -> [String] {
        guard let ticket = reply.ticket else { return [] }
        let fields = Table.lines(
            ["", "", output.say(Labels.onTicket), output.say(Labels.onFiling)],
            reply.fields.map { field in
                [
                    field.differs ? "!" : "", output.say(Labels.ticketField(field.field)),
                    Self.text(field.onTicket, of: field.field, output),
                    Self.text(field.onFiling, of: field.field, output),
                ]
            })
        let places = [
            (FilingV1.TicketField.admissionNumber, ticket.admissionNumber),
            (.site, "\(ticket.site), \(ticket.address)"),
            (.seat, "\(ticket.room) / \(ticket.seat)"),
        ]
        return fields
            + places.map { "\(output.say(Labels.ticketField($0))): \($1)" }
            + ticket.papers.map {
                "\(ChinaTime.text(ms: $0.startsAtMs)) - \(ChinaTime.text(ms: $0.endsAtMs))  "
                    + $0.subject
            }
            + reply.reports.map {
                "\(output.say(Labels.reported)) \(ChinaTime.text(ms: $0.atMs)): "
                    + "\(output.say(Labels.ticketField($0.field)))  \($0.text)"
            }
    }

    /// A level has a name; everything else is shown as it is.
    private static func text(
        _ text: String, of field: FilingV1.TicketField, _ output: Output
    ) -> String {
        guard field == .level, let number = Int32(text), let level = Level(rawValue: number) else {
            return text
        }
        return output.say(level.name)
    }
}

/// A field of a ticket as it is typed: `id-number`.
struct TicketFieldWord: ExpressibleByArgument {
    let contract: FilingV1.TicketField

    private static let words: [(String, FilingV1.TicketField)] = [
        ("name", .name), ("id-number", .idNumber), ("level", .level), ("region", .region),
        ("exam", .exam), ("papers", .papers), ("admission-number", .admissionNumber),
        ("site", .site), ("seat", .seat), ("other", .other),
    ]

    init?(argument: String) {
        guard let found = Self.words.first(where: { $0.0 == argument }) else { return nil }
        self.contract = found.1
    }

    static var allValueStrings: [String] { Self.words.map(\.0) }
}

/// Reports an error in the ticket.
struct TicketReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "准考证报错 / says what is wrong in the ticket.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Argument(help: "有误的项目 / what is wrong.") var field: TicketFieldWord
    @Argument(help: "说明 / in your words.") var text: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let reply = try await run.write(
                ["ticket report", number, "\(self.field.contract)", self.text]
            ) { options, _ in
                try await run.client.ticket.reportError(
                    .init(filingNumber: number, field: self.field.contract, text: self.text),
                    options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.done)] }
        }
    }
}
