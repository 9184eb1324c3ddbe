// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// Shows fields of a person's account whole.
struct SupportUnmask: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmask",
        abstract: "查看完整信息 / shows fields of an account whole; audited, and its owner sees it.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var person: IdentityOptions
    @Option(help: "What for.") var purpose: UnmaskPurpose
    @Option(help: "Which field; may be given several times.") var field: [UnmaskField]
    @Option(help: "The number of a ticket or letter.") var reference = ""

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.support.unmask(
                .init(
                    identity: self.person.identity, fields: self.field.map(\.value),
                    purpose: self.purpose.value, reference: self.reference),
                options: run.options.callOptions())
            run.output.show(reply) { UnmaskedLines.lines(reply, run.output) }
        }
    }
}
