// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// When a region takes filings.
struct Window: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "备案时间 / when a region takes filings; no login needed.")

    @OptionGroup var options: CommonOptions
    @Option(help: "考区两位代码 / region, two digits.") var region: String
    @Option(help: "考试 / the exam.") var exam = "sw-2026"

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.window.get(
                .init(exam: self.exam, region: self.region), options: run.options.callOptions())
            run.output.show(reply) {
                DeadlineLines.window(reply, region: self.region, run.output)
            }
        }
    }
}
