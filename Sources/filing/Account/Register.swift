// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// Makes an account: `register code` asks for the code, `register` uses it.
struct Register: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "注册 / makes an account.",
        discussion: "On a terminal, `filing register --phone P` asks for everything it needs.",
        subcommands: [RegisterCode.self, RegisterAccount.self],
        defaultSubcommand: RegisterAccount.self)
}

/// Sends a code to a phone.
struct RegisterCode: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code", abstract: "获取短信验证码 / sends a code by SMS.")

    @OptionGroup var options: CommonOptions

    @Option(help: "手机号 / phone.") var phone: String

    func run() async throws {
        try await Run.command(self.options) { try await $0.requestCode(to: self.phone) }
    }
}

/// Makes the account.
struct RegisterAccount: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "注册账号 / makes the account.")

    @OptionGroup var options: CommonOptions

    @Option(help: "手机号 / phone.") var phone: String

    @Option(help: "短信验证码 / the code; asked for on a terminal.") var code: String?

    @Option(help: "用户名 / a second login name.") var userName: String = ""

    @Flag(help: "Reads the password from standard input.") var passwordStdin = false

    func run() async throws {
        try await Run.command(self.options) { run in
            var code = self.code
            if code == nil {
                try await run.requestCode(to: self.phone)
                code = try Prompt.line(run.output.say(Labels.askCode))
            }
            let password = try Prompt.newPassword(
                fromStandardInput: self.passwordStdin, run.output)
            let request = FilingV1.RegisterAccountRequest(
                phone: self.phone, code: code ?? "", password: password,
                userName: self.userName)
            let reply = try await run.write(
                ["register", self.phone, request.code, password, self.userName]
            ) { options, _ in
                try await run.client.auth.registerAccount(request, options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.registered)] }
        }
    }
}

extension Run {
    /// Asks for a code and says how long it is good.
    func requestCode(to phone: String) async throws {
        let reply = try await self.client.auth.requestCode(
            phone: phone, options: self.options.callOptions())
        self.output.show(reply) {
            ["\(self.output.say(Labels.codeSent)) \(ChinaTime.text(ms: reply.expiresAtMs))"]
        }
    }
}
