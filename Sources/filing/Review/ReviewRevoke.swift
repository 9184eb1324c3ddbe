// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Takes an approval back.
struct ReviewRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "撤销审核通过 / takes an approval back; the registration system is told.",
        discussion: "Supervisors. The revision is the one that `decide` answered and Status shows.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Option(help: "版本 / the revision you looked at.") var revision: UInt64
    @Option(help: "原因 / a reason; may be given several times.") var reason: [ReasonWord]
    @OptionGroup var particulars: ParticularsOptions
    @Option(help: "说明 / in your words; the applicant reads them.") var text: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let request = FilingV1.RevokeRequest(
                filingNumber: number, revision: self.revision,
                reasons: self.reason.map(\.contract), text: self.text,
                fields: self.particulars.fields, rules: self.particulars.rule)
            let reply = try await run.write(
                ["review revoke", number, "\(self.revision)"]
                    + self.reason.map { "\($0.contract)" } + self.particulars.words + [self.text]
            ) { options, _ in
                try await run.client.review.revoke(request, options: options)
            }
            run.output.show(reply) {
                ["\(number): \(run.output.say(Labels.state(reply.state)))"]
            }
        }
    }
}
