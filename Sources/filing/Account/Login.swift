// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// Logs in and keeps the session.
struct Login: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "登录 / logs in.")

    @OptionGroup var options: CommonOptions

    @Option(help: "手机号或用户名 / phone or user name.") var name: String

    @Flag(help: "Reads the password from standard input.") var passwordStdin = false

    func run() async throws {
        try await Run.command(self.options) { run in
            let password = try Prompt.password(
                fromStandardInput: self.passwordStdin, run.output)
            let login = try await run.client.auth.login(
                name: self.name, password: password, options: run.options.callOptions())
            try run.sessions.write(
                SessionFile.Kept(
                    server: try run.options.serverName, name: self.name,
                    secret: String(decoding: login.token, as: UTF8.self),
                    expiresAtMs: login.session.expiresAtMs))
            run.output.show(login.session) {
                [
                    "\(run.output.say(Labels.loggedIn)) "
                        + ChinaTime.text(ms: login.session.expiresAtMs)
                ]
            }
        }
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

/// Shows the session.
struct ShowSession: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "当前登录 / shows the session.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let session = try await run.client.auth.describeSession(
                options: run.options.callOptions())
            run.output.show(session) {
                [
                    "\(session.role) \(session.region)",
                    "\(run.output.say(Labels.loggedIn)) "
                        + ChinaTime.text(ms: session.idleExpiresAtMs),
                ]
            }
        }
    }
}
