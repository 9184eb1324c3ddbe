// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// Keeps somebody from a filing.
struct ReviewRecuse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recuse",
        abstract: "回避 / keeps a relative of the applicant from the filing for good.",
        discussion: """
            Oneself, on a claimed filing; a supervisor anybody of the region, on the revision that \
            `queue` shows.
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "备案编号 / filing number.") var number: String
    @Option(help: "用户名 / user name of who is partial; oneself if not given.") var who = ""
    @Option(help: "版本 / the revision you looked at; that of your claim if not given.")
    var revision: UInt64?
    @Option(help: "说明（考生不可见）/ why; for staff only.") var text: String

    func validate() throws {
        guard self.who.isEmpty || self.revision != nil else {
            throw ValidationError("--who goes with --revision.")
        }
    }

    func run() async throws {
        try await Run.command(self.options) { run in
            let number = try FilingNumber(text: self.number).text
            let revision = try self.revision ?? run.claims.read(number).revision
            let request = FilingV1.RecuseRequest(
                filingNumber: number, who: self.who, text: self.text, revision: revision)
            let reply = try await run.write(
                ["review recuse", number, "\(revision)", self.who, self.text]
            ) { options, _ in
                try await run.client.review.recuse(request, options: options)
            }
            if self.who.isEmpty { try run.claims.remove(number) }
            run.output.show(reply) { [run.output.say(Labels.recused)] }
        }
    }
}
