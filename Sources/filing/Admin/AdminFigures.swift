// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// How the regions stand.
struct AdminFigures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "运行数据 / filings, deadlines, seats and the feed, by region.")

    @OptionGroup var options: CommonOptions
    @Option(help: "考区 / only this region, two digits.") var region: String?

    func run() async throws {
        try await Run.command(self.options) { run in
            let region = try self.region.map { try RegionCode(text: $0).text } ?? ""
            let reply = try await run.client.admin.figures(
                region: region, options: run.options.callOptions())
            run.output.show(reply) { FigureLines.regions(reply.regions, run.output) }
        }
    }
}

/// Releases a member of staff whom wrong passwords have locked out.
struct AdminUnlock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock",
        abstract: "解锁 / releases a member of staff whom wrong passwords have locked out.",
        discussion: "Make sure first who asks; what you write down is kept and audited.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "用户名 / user name.") var user: String
    @Option(help: "核实情况 / how you know who asks.") var evidence: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(["admin unlock", self.user, self.evidence]) {
                options, _ in
                try await run.client.admin.unlockStaff(
                    self.user, evidence: self.evidence, options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.unlocked)] }
        }
    }
}
