// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Where a filing stands.
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "查询备案状态 / where a filing stands.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Flag(help: "Waits for the next change, up to --timeout seconds.") var wait = false

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let options = run.options.callOptions()
            var status = try await run.client.status.get(number, options: options)
            if self.wait {
                status = try await run.client.status.wait(
                    number, beyond: status.revision, options: options)
            }
            let shown = status
            run.output.show(shown) { Self.lines(shown, run.output) }
        }
    }

    private static func lines(_ status: FilingV1.StatusReply, _ output: Output) -> [String] {
        let held = status.claimed ? " (\(output.say(Labels.claimed)))" : ""
        let reasons = status.reasons.map { output.say(Labels.reason($0)) } + [status.text]
        let told = reasons.filter { !$0.isEmpty }.joined(separator: " ")
        return [
            "\(output.say(Labels.number)): \(status.filingNumber)",
            "\(output.say(Labels.state)): \(output.say(Labels.state(status.state)))\(held)",
            "\(output.say(Labels.since)): \(ChinaTime.text(ms: status.sinceMs))",
            "\(output.say(Labels.next)): \(output.say(Labels.nextAction(status.next)))",
        ] + DeadlineLines.status(status, output) + SeatLines.view(status.seat, output)
            + (told.isEmpty ? [] : ["\(output.say(Labels.reason)): \(told)"])
            + FilingLines.items(status.items, output)
    }
}
