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
