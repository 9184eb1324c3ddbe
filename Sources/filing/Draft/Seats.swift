// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// How many seats are left.
struct Seats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "查询剩余席位 / how many seats are left.",
        discussion: "No account is needed.")

    @OptionGroup var options: CommonOptions
    @Option(help: "考试 / the exam.") var exam = "sw-2026"
    @Option(help: "考区两位代码 / region, two digits; without it all.") var region = ""

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.seat.availability(
                FilingV1.SeatAvailabilityRequest(exam: self.exam, region: self.region),
                options: run.options.callOptions())
            run.output.show(reply) { SeatLines.levels(reply.levels, run.output) }
        }
    }
}
