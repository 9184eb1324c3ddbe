// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// One's password.
struct PasswordGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "密码 / one's password.",
        subcommands: [PasswordReset.self, PasswordChange.self])
}

/// Sets a forgotten password.
struct PasswordReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "找回密码 / sets a forgotten password, by SMS code.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var captcha: CaptchaOptions

    @Option(help: "手机号 / phone.") var phone: String

    @Option(help: "短信验证码 / the code; asked for on a terminal.") var code: String?

    @Flag(help: "Reads the new password from standard input.") var passwordStdin = false

    func run() async throws {
        try await Run.command(self.options) { run in
            let code = try await run.code(
                self.code, to: self.phone, for: .resetPassword, self.captcha)
            let password = try Prompt.newPassword(
                fromStandardInput: self.passwordStdin, run.output)
            try await run.write(["password reset", self.phone, code, password]) { options, _ in
                try await run.client.auth.resetPassword(
                    .init(phone: self.phone, code: code, password: password), options: options)
            }
            run.output.show(FilingV1.ResetPasswordReply()) {
                [run.output.say(Labels.passwordSet)]
            }
        }
    }
}

/// Sets another password.
struct PasswordChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "修改密码 / sets another password, within 10 minutes of the login.")

    @OptionGroup var options: CommonOptions

    @Flag(help: "Reads the new password from standard input.") var passwordStdin = false

    func run() async throws {
        try await Run.command(self.options) { run in
            let password = try Prompt.newPassword(
                fromStandardInput: self.passwordStdin, run.output)
            try await run.client.auth.changePassword(
                to: password, options: run.options.callOptions())
            try run.sessions.remove()
            run.output.show(FilingV1.ChangePasswordReply()) {
                [run.output.say(Labels.passwordSet)]
            }
        }
    }
}
