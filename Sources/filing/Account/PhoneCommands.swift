// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// One's phone.
struct PhoneGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phone", abstract: "手机号 / one's phone.",
        subcommands: [PhoneMove.self, PhoneCancel.self])
}

/// Moves the account to another phone.
struct PhoneMove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "更换手机号 / moves the account to another phone, within 10 minutes of the login.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var captcha: CaptchaOptions

    @Option(help: "新手机号 / the new phone.") var phone: String

    @Option(help: "短信验证码 / the code sent to it; asked for on a terminal.") var code: String?

    func run() async throws {
        try await Run.command(self.options) { run in
            let code = try await run.code(
                self.code, to: self.phone, for: .changePhone, self.captcha)
            try await run.write(["phone change", self.phone, code]) { options, _ in
                try await run.client.auth.changePhone(
                    to: self.phone, code: code, options: options)
            }
            run.output.show(FilingV1.ChangePhoneReply()) { [run.output.say(Labels.done)] }
        }
    }
}

/// Stops a change begun by support.
struct PhoneCancel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "取消更换 / stops a change that support has begun.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            try await run.client.auth.cancelPhoneChange(options: run.options.callOptions())
            run.output.show(FilingV1.CancelPhoneChangeReply()) { [run.output.say(Labels.done)] }
        }
    }
}
