// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// For the registration system downstream.
struct RegistryGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry", abstract: "报名系统 / for the registration system downstream.",
        discussion: """
            Log in with `filing login --key FILE`; the key is enrolled on the server's machine with \
            `filingd admin registry-key add`.
            """,
        subcommands: [
            RegistryPull.self, RegistryAck.self, RegistryOpen.self, RegistryCheck.self,
            RegistryPublishTickets.self, RegistryReports.self,
        ])
}

/// Decisions that the registration system has not acknowledged.
struct RegistryOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "未确认记录 / records without a verdict, and how late they are.")

    @OptionGroup var options: CommonOptions
    @Option(help: "Only records behind this cursor.") var after: UInt64 = 0

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.registry.listOpen(
                .init(after: self.after), options: run.options.callOptions())
            run.output.show(reply) {
                [
                    "\(run.output.say(Labels.unacknowledged)): \(reply.open)  "
                        + "\(run.output.say(Labels.flagged)): \(reply.flagged)  "
                        + "\(run.output.say(Labels.breached)): \(reply.breached)"
                ]
                    + reply.records.map { record in
                        "\(record.key?.filingNumber ?? "")  r\(record.key?.revision ?? 0)  "
                            + "\(record.change)  \(ChinaTime.text(ms: record.decidedAtMs))  "
                            + "\(record.state)"
                    }
            }
        }
    }
}

/// Tells whether somebody may register.
struct RegistryCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "报名核验 / may a person register? Reads the ID number from standard input.",
        discussion: "Ends with 1 unless the filing is 审核通过.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "层级 / junior, intermediate or senior.") var level: LevelWord
    @Option(help: "Exam.") var exam = "sw-2026"

    func run() async throws {
        try await Run.command(self.options) { run in
            // Not an argument: those are in everybody's list of processes.
            let number = try Prompt.line(run.output.say(Labels.askPersonIDNumber))
            let reply = try await run.client.registry.check(
                .init(idNumber: number, exam: self.exam, level: self.level.contract),
                options: run.options.callOptions())
            run.output.show(reply) {
                let verdict = run.output.say(Labels.check(reply.verdict))
                guard !reply.filingNumber.isEmpty else { return [verdict] }
                return [
                    "\(verdict): \(reply.filingNumber)  "
                        + "\(run.output.say(Labels.state(reply.state)))  "
                        + "\(run.output.say(Labels.level(reply.filedLevel)))  \(reply.region)"
                ]
            }
            guard reply.verdict == .approved else { throw ExitCode(ExitStatus.refused.rawValue) }
        }
    }
}

/// Errors in tickets that applicants have reported.
struct RegistryReports: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reports", abstract: "准考证报错 / errors that applicants found in tickets.")

    @OptionGroup var options: CommonOptions
    @Option(help: "Only reports with a higher id.") var after: UInt64 = 0

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.registry.listTicketReports(
                .init(after: self.after), options: run.options.callOptions())
            run.output.show(reply) {
                reply.reports.map {
                    "\($0.id)  \($0.filingNumber)  r\($0.ticketRevision)  "
                        + "\(run.output.say(Labels.ticketField($0.field)))  "
                        + "\(ChinaTime.text(ms: $0.atMs))  \($0.text)"
                }
            }
        }
    }
}
