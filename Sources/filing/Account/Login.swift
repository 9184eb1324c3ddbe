// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// Logs in and keeps the session.
struct Login: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "登录 / logs in.",
        discussion: """
            People log in with --name, an image and a password; staff also with --second-factor, \
            the 6 digits of their authenticator or a recovery code. A centre's program logs in with \
            --key, or with --by-certificate and the certificate of --certificate.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var captcha: CaptchaOptions

    @Option(help: "手机号或用户名 / phone or user name.") var name: String?

    @Option(help: "动态口令 / staff: the authenticator's 6 digits, or a recovery code.")
    var secondFactor = ""

    @Option(help: "A centre's key file, of `filing centre make-key`.") var key: String?

    @Flag(help: "A centre's program: by the certificate that the connection shows.")
    var byCertificate = false

    @Flag(help: "Reads the password from standard input.") var passwordStdin = false

    func validate() throws {
        let ways = [self.name != nil, self.key != nil, self.byCertificate].count { $0 }
        guard ways == 1 else {
            throw ValidationError("Give --name, or --key, or --by-certificate.")
        }
    }

    func run() async throws {
        try await Run.command(self.options) { run in
            let login =
                if self.byCertificate {
                    try await run.client.auth.certificateLogin(
                        options: run.options.callOptions())
                } else if let key = self.key {
                    try await run.client.auth.login(
                        privateKey: try CentreKeyFile(path: key).privateKey,
                        options: run.options.callOptions())
                } else {
                    try await self.login(run)
                }
            try run.sessions.write(
                SessionFile.Kept(
                    server: try run.options.serverName,
                    name: self.name ?? self.key ?? run.options.certificatePath,
                    secret: String(decoding: login.token, as: UTF8.self),
                    expiresAtMs: login.session.expiresAtMs))
            let unread =
                login.session.role == .applicant && !run.output.isJSON
                ? try await run.client.auth.describe(options: run.options.callOptions())
                    .unreadNotices : 0
            run.output.show(login.session) {
                [
                    "\(run.output.say(Labels.loggedIn)) "
                        + ChinaTime.text(ms: login.session.expiresAtMs)
                ] + NoticeLines.unread(unread, run.output)
            }
        }
    }

    private func login(_ run: Run) async throws -> FilingLogin {
        let captcha = try await run.captcha(self.captcha)
        let password = try Prompt.password(fromStandardInput: self.passwordStdin, run.output)
        return try await run.client.auth.login(
            name: self.name ?? "", password: password, captcha: captcha,
            secondFactor: self.secondFactor, options: run.options.callOptions())
    }
}

/// Ends the session everywhere.
struct Logout: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "退出登录 / logs out.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            do {
                try await run.client.auth.logout(options: run.options.callOptions())
            } catch let error as FilingError where error.code == .unauthenticated {
                // It has ended already: what is left of it goes too.
                run.output.fail(error)
            }
            try run.sessions.remove()
            run.output.show(FilingV1.LogoutReply()) { [run.output.say(Labels.loggedOut)] }
        }
    }
}
