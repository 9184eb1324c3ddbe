// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// Disputes over ID numbers.
struct SupportDispute: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispute", abstract: "身份争议 / disputes over ID numbers.",
        subcommands: [SupportDisputeList.self, SupportDisputeResolve.self],
        defaultSubcommand: SupportDisputeList.self)
}

/// Lists the open disputes.
struct SupportDisputeList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "待处理 / lists the open disputes.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.support.listDisputes(
                .init(), options: run.options.callOptions())
            run.output.show(reply) {
                reply.disputes.map {
                    "\($0.disputeID)  \($0.maskedIDNumber)  \($0.maskedHolderPhone) -> "
                        + "\($0.maskedClaimantPhone)  \($0.evidence)"
                }
            }
        }
    }
}

/// Decides a dispute.
struct SupportDisputeResolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve", abstract: "裁定 / decides a dispute.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "Its id in `filing support dispute list`.") var id: UInt64

    @Flag(inversion: .prefixedNo, help: "归申请人 / the claimant gets the identity, or does not.")
    var give: Bool

    @Option(help: "核实依据 / what was looked at.") var evidence: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(
                ["support dispute", "\(self.id)", "\(self.give)", self.evidence]
            ) { options, _ in
                try await run.client.support.resolveDispute(
                    .init(
                        disputeID: self.id, givesToClaimant: self.give, evidence: self.evidence),
                    options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.done)] }
        }
    }
}
