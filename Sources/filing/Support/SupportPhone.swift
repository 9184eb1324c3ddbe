// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// Changes of lost phones.
struct SupportPhone: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phone", abstract: "手机号丢失 / changes of lost phones.",
        subcommands: [
            SupportPhoneList.self, SupportPhonePropose.self, SupportPhoneApprove.self,
            SupportPhoneReject.self,
        ], defaultSubcommand: SupportPhoneList.self)
}

/// Lists the changes under way.
struct SupportPhoneList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "待处理 / lists the changes under way.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.support.listPhoneChanges(
                .init(), options: run.options.callOptions())
            run.output.show(reply) {
                Table.lines(
                    ["id", "", "", run.output.say(Labels.since), run.output.say(Labels.effective)],
                    reply.changes.map {
                        [
                            "\($0.changeID)\($0.isOwn ? "*" : "")", $0.maskedOldPhone,
                            $0.maskedNewPhone, ChinaTime.text(ms: $0.proposedAtMs),
                            $0.effectiveAtMs == 0 ? "" : ChinaTime.text(ms: $0.effectiveAtMs),
                        ]
                    })
            }
        }
    }
}

/// Proposes a change.
struct SupportPhonePropose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "提出更换 / proposes a change; a colleague approves.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var person: IdentityOptions

    @Option(help: "新手机号 / the new phone.") var phone: String

    @Option(help: "核实依据 / what was looked at.") var evidence: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(
                [
                    "support phone", self.person.name, self.person.idNumber, self.phone,
                    self.evidence,
                ]
            ) { options, _ in
                try await run.client.support.proposePhoneChange(
                    .init(
                        identity: self.person.identity, phone: self.phone,
                        evidence: self.evidence), options: options)
            }
            run.output.show(reply) { ["\(reply.changeID)"] }
        }
    }
}

/// Approves a change.
struct SupportPhoneApprove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "批准 / approves a colleague's proposal.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "Its id in `filing support phone list`.") var id: UInt64

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(["support phone approve", "\(self.id)"]) { options, _ in
                try await run.client.support.approvePhoneChange(
                    .init(changeID: self.id), options: options)
            }
            run.output.show(reply) {
                [
                    "\(run.output.say(Labels.effective)) "
                        + ChinaTime.text(ms: reply.effectiveAtMs)
                ]
            }
        }
    }
}

/// Stops a change.
struct SupportPhoneReject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "终止 / stops a change.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "Its id in `filing support phone list`.") var id: UInt64

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(["support phone reject", "\(self.id)"]) { options, _ in
                try await run.client.support.rejectPhoneChange(
                    .init(changeID: self.id), options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.done)] }
        }
    }
}
