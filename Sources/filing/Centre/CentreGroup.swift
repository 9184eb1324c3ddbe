// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingSeal

/// The keys of a centre's programs.
struct CentreGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "centre", abstract: "中心密钥 / the keys of a centre's programs.",
        subcommands: [
            CentreKeys.self, CentreMakeKey.self, CentreProposeKey.self, CentreApproveKey.self,
            CentreRevokeKey.self,
        ], defaultSubcommand: CentreKeys.self)
}

/// Lists the region's keys.
struct CentreKeys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "密钥列表 / lists the region's keys.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.client.centre.listKeys(
                .init(), options: run.options.callOptions())
            run.output.show(reply) {
                reply.keys.map {
                    "\($0.keyID)  \($0.state)  \(ChinaTime.text(ms: $0.proposedAtMs))  \($0.label)"
                }
            }
        }
    }
}

/// Makes a key on this machine.
struct CentreMakeKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-key",
        abstract: "生成密钥 / makes a key file for `filing login --key`; nothing is sent.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "The file to make; mode 0600.") var path: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let file = try CentreKeyFile.make(path: self.path)
            print(Hexadecimal.text(file.publicKey.bytes))
        }
    }
}

/// Proposes a key.
struct CentreProposeKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "登记密钥 / proposes a key; another supervisor approves.")

    @OptionGroup var options: CommonOptions

    @Option(help: "公钥 / the public key, 64 hexadecimal digits.") var publicKey: String

    @Option(help: "用途 / which program it is for.") var label: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(
                ["centre propose", self.publicKey, self.label]
            ) { options, _ in
                try await run.client.centre.proposeKey(
                    .init(
                        publicKey: Hexadecimal.bytes(self.publicKey.utf8) ?? [],
                        label: self.label), options: options)
            }
            run.output.show(reply) { [reply.keyID] }
        }
    }
}

/// Approves a key.
struct CentreApproveKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "批准密钥 / approves a colleague's proposal.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "Its id in `filing centre keys`.") var id: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(["centre approve", self.id]) { options, _ in
                try await run.client.centre.approveKey(
                    .init(keyID: self.id), options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.done)] }
        }
    }
}

/// Ends a key.
struct CentreRevokeKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "撤销密钥 / ends a key and its sessions.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "Its id in `filing centre keys`.") var id: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let reply = try await run.write(["centre revoke", self.id]) { options, _ in
                try await run.client.centre.revokeKey(
                    .init(keyID: self.id), options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.done)] }
        }
    }
}
