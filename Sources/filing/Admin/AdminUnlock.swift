// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// Releases a member of staff whom wrong passwords have locked out.
struct AdminUnlock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock",
        abstract: "解锁 / releases a member of staff whom wrong passwords have locked out.",
        discussion: "Make sure first who asks; what you write down is kept and audited.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "用户名 / user name.") var user: String
    @Option(help: "核实情况 / how you know who asks.") var evidence: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(["admin unlock", self.user, self.evidence]) {
                options, _ in
                try await run.client.admin.unlockStaff(
                    self.user, evidence: self.evidence, options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.unlocked)] }
        }
    }
}
