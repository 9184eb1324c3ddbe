// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Passes a filing on.
struct ReviewReassign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reassign",
        abstract: "改派 / gives a filing to somebody of the region, or back to the queue.",
        discussion: "Supervisors. Whoever holds it loses it. The revision is the one `queue` shows."
    )

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Option(help: "版本 / the revision you looked at.") var revision: UInt64
    @Option(help: "用户名 / user name of a reviewer or supervisor; back to the queue if not given.")
    var to = ""
    @Option(help: "说明（考生不可见）/ why; for staff only.") var text: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let request = FilingV1.ReassignRequest(
                filingNumber: number, to: self.to, text: self.text, revision: self.revision)
            let reply = try await run.write(
                ["review reassign", number, "\(self.revision)", self.to, self.text]
            ) { options, _ in
                try await run.client.review.reassign(request, options: options)
            }
            run.output.show(reply) {
                let say = run.output.say
                guard reply.untilMs != 0 else { return [say(Labels.inQueue)] }
                return ["\(say(Labels.reassigned)) \(ChinaTime.text(ms: reply.untilMs))"]
            }
        }
    }
}
