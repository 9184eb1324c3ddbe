// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// The help desk.
struct SupportGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "support", abstract: "客服 / the help desk.",
        discussion: "A person is found by whole name and ID number only, after proving them.",
        subcommands: [
            SupportFind.self, SupportUnmask.self, SupportRelease.self, SupportPhone.self,
            SupportDispute.self,
        ])
}

/// Shows an account, masked.
struct SupportFind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "查找账号 / shows a person's account, masked.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var person: IdentityOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let found = try await run.client.support.findAccount(
                .init(identity: self.person.identity), options: run.options.callOptions())
            run.output.show(found) {
                var lines = [
                    "\(found.maskedName)  \(found.maskedPhone)  \(found.maskedIDNumber)",
                    run.output.say(
                        found.accountState == .complete
                            ? Labels.accountComplete : Labels.accountIncomplete),
                ]
                if found.isLocked {
                    lines.append(
                        "\(run.output.say(Labels.lockedSince)) "
                            + ChinaTime.text(ms: found.lockedAtMs))
                }
                if !found.lastMessage.isEmpty {
                    lines.append("SMS: \(found.lastMessage)")
                }
                return lines
                    + found.events.map {
                        "\(ChinaTime.text(ms: $0.atMs))  \($0.action)  \($0.evidence)"
                    }
            }
        }
    }
}

/// Releases a locked account.
struct SupportRelease: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "解锁 / releases a locked account.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var person: IdentityOptions

    @Option(help: "核实依据 / what was looked at.") var evidence: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(
                ["support release", self.person.name, self.person.idNumber, self.evidence]
            ) { options, _ in
                try await run.client.support.releaseLock(
                    .init(identity: self.person.identity, evidence: self.evidence),
                    options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.unlocked)] }
        }
    }
}
