// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain

/// One's rights over one's data.
struct RightsGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rights", abstract: "个人信息权利 / one's rights over one's own data.",
        subcommands: [
            PolicyList.self, ConsentGroup.self, Export.self, CloseAccount.self,
        ])
}

/// Shows the texts in force.
struct PolicyList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policies",
        abstract: "告知与同意文本 / the texts in force; needs no login.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let policies = try await run.client.rights.listPolicies(
                options: run.options.callOptions())
            run.output.show(FilingV1.ListPoliciesReply(policies: policies)) {
                policies.flatMap { policy in
                    [
                        "\(Labels.purpose(policy.purpose)) \(policy.version)",
                        run.output.say(Text(zh: policy.textZh, en: policy.textEn)),
                    ]
                }
            }
        }
    }
}

/// What one has agreed to.
struct ConsentGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: "同意记录 / what one has agreed to.",
        subcommands: [ConsentList.self, ConsentGive.self, ConsentWithdraw.self],
        defaultSubcommand: ConsentList.self)
}

/// Lists what one has agreed to.
struct ConsentList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "同意记录 / lists it, newest first.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let consents = try await run.client.rights.listConsents(
                options: run.options.callOptions())
            run.output.show(FilingV1.ListConsentsReply(consents: consents)) {
                let say = run.output.say
                return Table.lines(
                    ["", say(Labels.version), say(Labels.given), say(Labels.withdrawn)],
                    consents.map {
                        [
                            Labels.purpose($0.purpose), $0.version,
                            ChinaTime.text(ms: $0.givenAtMs),
                            $0.withdrawnAtMs == 0 ? "-" : ChinaTime.text(ms: $0.withdrawnAtMs),
                        ]
                    })
            }
        }
    }
}

/// Agrees to a text.
struct ConsentGive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "give", abstract: "同意 / agrees to a text; `filing rights policies` shows it.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "notice | id-card-images.") var purpose: PurposeArgument
    @Option(help: "已读文本的版本 / the version that was read; else the one in force.")
    var version: String?

    func run() async throws {
        try await Run.command(self.options) { run in
            let purpose = self.purpose.word
            let version =
                if let version = self.version { version } else {
                    try await run.client.rights.listPolicies(
                        options: run.options.callOptions()
                    ).first { $0.purpose == purpose }?.version ?? ""
                }
            let reply = try await run.write(["consent give", self.purpose.purpose.token, version]) {
                options, _ in
                try await run.client.rights.giveConsent(
                    FilingV1.GiveConsentRequest(purpose: purpose, version: version),
                    options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.done)] }
        }
    }
}

/// Takes a consent back.
struct ConsentWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "撤回同意 / takes a consent back.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "id-card-images.") var purpose: PurposeArgument

    func run() async throws {
        try await Run.command(self.options) { run in
            let purpose = self.purpose.word
            let reply = try await run.write(["consent withdraw", self.purpose.purpose.token]) {
                options, _ in
                try await run.client.rights.withdrawConsent(purpose, options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.done)] }
        }
    }
}

/// A purpose as it is typed.
struct PurposeArgument: ExpressibleByArgument {
    let purpose: ConsentPurpose

    init?(argument: String) {
        guard let purpose = ConsentPurpose.allCases.first(where: { $0.token == argument }) else {
            return nil
        }
        self.purpose = purpose
    }

    static var allValueStrings: [String] { ConsentPurpose.allCases.map(\.token) }

    /// As the contract has it.
    var word: FilingV1.ConsentPurpose {
        FilingV1.ConsentPurpose(rawValue: self.purpose.rawValue) ?? .unspecified
    }
}
