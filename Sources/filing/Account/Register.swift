// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
import Glibc

/// Makes an account.
struct Register: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "注册 / makes an account.",
        discussion: """
            On a terminal, `filing register --phone P` asks for everything it needs. Registering \
            agrees to the notice about personal data: `filing rights policies` shows it.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var captcha: CaptchaOptions

    @Option(help: "手机号 / phone.") var phone: String

    @Option(help: "短信验证码 / the code; asked for on a terminal.") var code: String?

    @Option(help: "用户名 / a second login name.") var userName: String = ""

    @Option(
        help: """
            已阅读并同意的告知版本 / the version of the notice that was read and agreed to; on a \
            terminal it is shown and asked for.
            """)
    var notice: String?

    @Flag(help: "Reads the password from standard input.") var passwordStdin = false

    func run() async throws {
        try await Run.command(self.options) { run in
            let notice = try await self.agreedNotice(run)
            let code = try await run.code(
                self.code, to: self.phone, for: .register, self.captcha)
            let password = try Prompt.newPassword(
                fromStandardInput: self.passwordStdin, run.output)
            let request = FilingV1.RegisterAccountRequest(
                phone: self.phone, code: code, password: password, userName: self.userName,
                noticeVersion: notice)
            let reply = try await run.write(
                ["register", self.phone, code, password, self.userName]
            ) { options, _ in
                try await run.client.auth.registerAccount(request, options: options)
            }
            run.output.show(reply) { [run.output.say(Labels.registered)] }
        }
    }

    /// The version agreed to; empty, which the server refuses with the version in force.
    private func agreedNotice(_ run: Run) async throws -> String {
        if let notice = self.notice { return notice }
        guard isatty(STDIN_FILENO) == 1 else { return "" }
        let policies = try await run.client.rights.listPolicies(
            options: run.options.callOptions())
        guard let policy = policies.first(where: { $0.purpose == .notice }) else { return "" }
        let say = run.output.say
        let answer = try Prompt.line(
            say(Text(zh: policy.textZh, en: policy.textEn)) + "\n" + say(Labels.askNotice))
        return ["y", "yes", "是", "同意"].contains(answer.lowercased()) ? policy.version : ""
    }
}
