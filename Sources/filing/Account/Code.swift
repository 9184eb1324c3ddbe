// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// What a code is asked for, on the command line.
enum CodeUse: String, CaseIterable, ExpressibleByArgument {
    case register
    case resetPassword = "reset-password"
    case changePhone = "change-phone"
    case unlock
    case closeAccount = "close-account"
    case checkStatus = "check-status"

    var purpose: FilingV1.CodePurpose {
        switch self {
        case .register: .register
        case .resetPassword: .resetPassword
        case .changePhone: .changePhone
        case .unlock: .unlock
        case .closeAccount: .closeAccount
        case .checkStatus: .checkStatus
        }
    }
}

/// Sends a code to a phone.
struct Code: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "获取短信验证码 / sends a code by SMS.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var captcha: CaptchaOptions

    @Option(help: "手机号 / phone.") var phone: String

    @Option(
        name: .customLong("for"),
        help: "register, reset-password, change-phone, unlock, close-account, check-status.")
    var use = CodeUse.register

    func run() async throws {
        try await Run.command(self.options) {
            try await $0.requestCode(to: self.phone, for: self.use, self.captcha)
        }
    }
}

extension Run {
    /// Asks for a code and says how long it is good.
    func requestCode(
        to phone: String, for use: CodeUse, _ captcha: CaptchaOptions
    ) async throws {
        let reply = try await self.client.auth.requestCode(
            phone: phone, purpose: use.purpose, captcha: try await self.captcha(captcha),
            options: self.options.callOptions())
        self.output.show(reply) {
            ["\(self.output.say(Labels.codeSent)) \(ChinaTime.text(ms: reply.expiresAtMs))"]
        }
    }

    /// The code given on the command line, or one that is asked for now and typed in.
    func code(
        _ given: String?, to phone: String, for use: CodeUse, _ captcha: CaptchaOptions
    ) async throws -> String {
        if let given { return given }
        try await self.requestCode(to: phone, for: use, captcha)
        return try Prompt.line(self.output.say(Labels.askCode))
    }
}
