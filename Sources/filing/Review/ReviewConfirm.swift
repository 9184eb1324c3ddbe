// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Agrees with what was proposed.
struct ReviewConfirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract: "复核确认 / lets the proposed decision take effect, as `show` showed it.",
        discussion: "Supervisors, on a filing they claimed; to disagree, use `decide`.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let held = try run.claims.read(number)
            let request = FilingV1.ConfirmRequest(
                filingNumber: number, claimID: held.claim, revision: held.revision)
            let reply = try await run.write(
                ["review confirm", number, "\(held.claim)", "\(held.revision)"]
            ) { options, _ in
                try await run.client.review.confirm(request, options: options)
            }
            try run.claims.remove(number)
            run.output.show(reply) { DecisionLines.lines(reply, of: number, run.output) }
        }
    }
}

/// What became of a decision, for a person.
enum DecisionLines {
    static func lines(
        _ reply: FilingV1.DecideReply, of number: String, _ output: Output
    ) -> [String] {
        let state = "\(number): \(output.say(Labels.state(reply.state)))"
        if reply.secondLook { return [state, output.say(Labels.proposed)] }
        guard reply.supplementDueMs != 0 else { return [state] }
        return [state, "\(output.say(Labels.due)): " + ChinaTime.text(ms: reply.supplementDueMs)]
    }
}
