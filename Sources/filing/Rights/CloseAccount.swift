// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// Ends one's account for good.
struct CloseAccount: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "注销账号 / ends the account for good, within 10 minutes of the login.",
        discussion: """
            Filings that are not decided are withdrawn; nothing about the person can be read \
            afterwards. Export first what is to be kept: `filing rights export`.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var captcha: CaptchaOptions

    @Option(help: "短信验证码 / the code sent to the account's phone; asked for on a terminal.")
    var code: String?

    @Flag(help: "放弃已通过的备案 / gives up a filing that is approved.") var giveUpApproval = false

    func run() async throws {
        try await Run.command(self.options) { run in
            let phone = try await run.client.rights.describeAccount(
                options: run.options.callOptions()
            ).phone
            let code = try await run.code(self.code, to: phone, for: .closeAccount, self.captcha)
            let reply = try await run.write(["rights close", code]) { options, _ in
                try await run.client.rights.closeAccount(
                    FilingV1.CloseAccountRequest(
                        code: code, givesUpApproval: self.giveUpApproval),
                    options: options)
            }
            try run.sessions.remove()
            run.output.show(reply) { [run.output.say(Labels.accountClosed)] }
        }
    }
}
