// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// Questions to a region's centre, and its answers.
struct ConsultGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consult", abstract: "在线咨询 / questions to a region's centre.",
        discussion: "Applicants see their own; staff see the open ones of their region.",
        subcommands: [
            ConsultOpen.self, ConsultReply.self, ConsultList.self, ConsultShow.self,
            ConsultClose.self,
        ], defaultSubcommand: ConsultList.self)
}

/// Asks.
struct ConsultOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "发起咨询 / asks a centre.")

    @OptionGroup var options: CommonOptions
    @Option(name: .customLong("filing"), help: "备案编号 / the filing it is about.")
    var filingNumber: String?
    @Option(help: "考区 / whom to ask if it is about none, e.g. 11.") var region: String?
    @Option(help: "内容 / the question, up to 2,000 characters.") var text: String

    func validate() throws {
        guard (self.filingNumber == nil) != (self.region == nil) else {
            throw ValidationError("Give --filing or --region.")
        }
    }

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = self.filingNumber ?? ""
            let region = self.region ?? ""
            let reply = try await run.write(["consult open", number, region, self.text]) {
                options, _ in
                try await run.client.consultation.open(
                    .init(filingNumber: number, region: region, text: self.text),
                    options: options)
            }
            run.output.show(reply) { ConsultLines.summary(reply.consultation, run.output) }
        }
    }
}

/// Adds a message.
struct ConsultReply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply", abstract: "回复 / adds a message.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "Its id in `filing consult list`.") var id: UInt64
    @Option(help: "内容 / the message, up to 2,000 characters.") var text: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(["consult reply", "\(self.id)", self.text]) {
                options, _ in
                try await run.client.consultation.reply(
                    to: self.id, self.text, options: options)
            }
            run.output.show(reply) { ConsultLines.summary(reply.consultation, run.output) }
        }
    }
}

/// Lists threads.
struct ConsultList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "咨询列表 / lists consultations.")

    @OptionGroup var options: CommonOptions
    @Flag(help: "只看待回复 / leaves out what is answered or closed.") var waiting = false
    @Option(help: "How many, 1 to 200.") var limit: UInt32 = 50
    @Option(help: "Continue after this one, from `next` of the page before.")
    var after: UInt64 = 0

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.consultation.list(
                .init(after: self.after, limit: self.limit, waitingOnly: self.waiting),
                options: run.options.callOptions())
            run.output.show(reply) {
                ConsultLines.table(reply.consultations, run.output)
            }
        }
    }
}

/// Shows a thread.
struct ConsultShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看咨询 / shows a consultation with its words.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "Its id in `filing consult list`.") var id: UInt64

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.consultation.get(
                self.id, options: run.options.callOptions())
            run.output.show(reply) {
                ConsultLines.summary(reply.consultation, run.output)
                    + reply.messages.flatMap { ConsultLines.message($0) }
            }
        }
    }
}

/// Ends a thread.
struct ConsultClose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "结束咨询 / ends a consultation for good.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "Its id in `filing consult list`.") var id: UInt64

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(["consult close", "\(self.id)"]) { options, _ in
                try await run.client.consultation.close(self.id, options: options)
            }
            run.output.show(reply) { ConsultLines.summary(reply.consultation, run.output) }
        }
    }
}
