// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// Releases one's own locked account.
struct Unlock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "解锁账号 / releases one's own account, from 15 minutes after its lock.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var captcha: CaptchaOptions

    @Option(help: "手机号 / phone.") var phone: String

    @Option(help: "短信验证码 / the code; asked for on a terminal.") var code: String?

    @Option(help: "身份证号码 / ID number; asked for on a terminal.") var idNumber: String?

    func run() async throws {
        try await Run.command(self.options) { run in
            let code = try await run.code(self.code, to: self.phone, for: .unlock, self.captcha)
            let idNumber =
                try self.idNumber ?? Prompt.lineOrNothing(run.output.say(Labels.askIDNumber))
            try await run.write(["unlock", self.phone, code, idNumber]) { options, _ in
                try await run.client.auth.unlockAccount(
                    .init(phone: self.phone, code: code, idNumber: idNumber), options: options)
            }
            run.output.show(FilingV1.UnlockAccountReply()) { [run.output.say(Labels.unlocked)] }
        }
    }
}
