// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract

/// One's sessions.
struct SessionGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session", abstract: "登录会话 / one's sessions.",
        subcommands: [ShowSession.self, ListSessions.self, RevokeSession.self],
        defaultSubcommand: ShowSession.self)
}

/// Shows the session.
struct ShowSession: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "当前登录 / shows the session of this machine.")

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

/// Lists all sessions.
struct ListSessions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "全部登录 / lists all sessions.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        try await Run.command(self.options) { run in
            let sessions = try await run.client.auth.listSessions(
                options: run.options.callOptions())
            run.output.show(FilingV1.ListSessionsReply(sessions: sessions)) {
                Table.lines(
                    ["id", run.output.say(Labels.since), run.output.say(Labels.lastUsed), ""],
                    sessions.map {
                        [
                            "\($0.id)", ChinaTime.text(ms: $0.openedAtMs),
                            ChinaTime.text(ms: $0.lastUsedAtMs), $0.isCurrent ? "*" : "",
                        ]
                    })
            }
        }
    }
}

/// Ends a session.
struct RevokeSession: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "结束登录 / ends a session.")

    @OptionGroup var options: CommonOptions

    @Argument(help: "Its id in `filing session list`.") var id: UInt64

    func run() async throws {
        try await Run.command(self.options) { run in
            try await run.client.auth.revokeSession(
                self.id, options: run.options.callOptions())
            run.output.show(FilingV1.RevokeSessionReply()) { [run.output.say(Labels.done)] }
        }
    }
}
