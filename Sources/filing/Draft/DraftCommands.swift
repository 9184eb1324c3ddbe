// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// The filing as its applicant handles it.
struct DraftGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draft", abstract: "备案申请 / your filings.",
        subcommands: [DraftCreate.self, DraftList.self, DraftShow.self, DraftUpdate.self],
        defaultSubcommand: DraftList.self)
}

/// A level as it is typed.
enum LevelWord: String, ExpressibleByArgument, CaseIterable {
    case junior
    case intermediate
    case senior

    var contract: FilingV1.Level {
        switch self {
        case .junior: .junior
        case .intermediate: .intermediate
        case .senior: .senior
        }
    }
}

/// Opens a draft.
struct DraftCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "新建草稿 / opens a draft.")

    @OptionGroup var options: CommonOptions

    @Option(help: "考试 / the exam.") var exam = "sw-2026"
    @Option(help: "层级 / junior, intermediate or senior.") var level: LevelWord
    @Option(help: "考区两位代码 / region, two digits.") var region: String
    @Option(help: "通讯地址 / postal address.") var address: String
    @Option(help: "给审核员的话 / a word to the reviewer.") var note = ""

    func run() async throws {
        try await Run.command(self.options) { run in
            let request = FilingV1.CreateFilingRequest(
                exam: self.exam,
                form: FilingV1.FilingForm(
                    level: self.level.contract, region: self.region, address: self.address,
                    note: self.note))
            let reply = try await run.write(
                ["create", self.exam, self.level.rawValue, self.region, self.address, self.note]
            ) { options, _ in
                try await run.client.filing.create(request, options: options)
            }
            run.output.show(reply) { FilingLines.summary(reply.filing, run.output) }
        }
    }
}

/// Lists the filings.
struct DraftList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "我的备案 / lists your filings.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.filing.list(options: run.options.callOptions())
            run.output.show(reply) {
                let say = run.output.say
                return Table.lines(
                    [say(Labels.number), say(Labels.state), say(Labels.level), say(Labels.since)],
                    reply.filings.map {
                        [
                            $0.filingNumber, say(Labels.state($0.state)),
                            say(Labels.level($0.form?.level ?? .unspecified)),
                            ChinaTime.text(ms: $0.stateSinceMs),
                        ]
                    })
            }
        }
    }
}

/// Shows one filing.
struct DraftShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看备案 / shows form, materials and history.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let reply = try await run.client.filing.get(
                .init(filingNumber: number), options: run.options.callOptions())
            run.output.show(reply) {
                FilingLines.summary(reply.filing, run.output)
                    + FilingLines.previous(reply.previousFilingNumber, run.output)
                    + FilingLines.materials(reply.materials, run.output)
                    + FilingLines.missing(reply.missing, run.output)
                    + (reply.eligibility.map { EligibilityLines.lines($0, run.output) } ?? [])
                    + FilingLines.history(reply.history, run.output)
            }
        }
    }
}

/// Changes the form.
struct DraftUpdate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "修改 / changes the form; 待审核 goes back to 草稿 unless a reviewer has it.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Option(help: "层级 / level.") var level: LevelWord?
    @Option(help: "通讯地址 / postal address.") var address: String?
    @Option(help: "给审核员的话 / a word to the reviewer.") var note: String?

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let options = run.options.callOptions()
            let seen = try await run.client.filing.get(
                .init(filingNumber: number), options: options
            ).filing
            var form = seen?.form ?? FilingV1.FilingForm()
            if let level = self.level { form.level = level.contract }
            if let address = self.address { form.address = address }
            if let note = self.note { form.note = note }
            let reply = try await run.client.filing.update(
                .init(filingNumber: number, revision: seen?.revision ?? 0, form: form),
                options: options)
            run.output.show(reply) { FilingLines.summary(reply.filing, run.output) }
        }
    }
}
