// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
import FilingPlan

/// The seats of the regions.
struct AdminQuotas: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotas", abstract: "席位配额 / the seats of the regions.",
        subcommands: [QuotasList.self, QuotasSet.self], defaultSubcommand: QuotasList.self)
}

/// Lists the quotas.
struct QuotasList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列表 / seats by region and level, and what is taken of them.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.admin.listQuotas(
                options: run.options.callOptions())
            run.output.show(reply) { FigureLines.quotas(reply.quotas, run.output) }
        }
    }
}

/// Changes a quota in the plan.
struct QuotasSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "更改 / changes a quota, as the plan's next version.",
        discussion: """
            Whole rooms of 30. A cut below what is held takes a seat from nobody: nothing is free \
            until so many are given up.
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "考区 / two digits.") var region: String
    @Argument(help: "层级 / junior, intermediate or senior.") var level: LevelWord
    @Argument(help: "席位 / seats.") var capacity: Int

    func run() async throws {
        try await Run.command(self.options) { run in
            let region = try RegionCode(text: self.region)
            guard let level = Level(rawValue: self.level.contract.rawValue) else {
                throw Refusal(.levelRequired)
            }
            let capacity = self.capacity
            run.show(
                try await run.changePlan(of: region) { plan in
                    guard let present = plan.regions[region] else {
                        throw Refusal(.regionUnknown)
                    }
                    return .seats(present.seats.merging([level: capacity]) { $1 })
                })
        }
    }
}
