// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore

/// Gives a member of staff a new second factor, in place of a lost one.
struct ResetFactor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-factor",
        abstract: "Gives a member of staff a new authenticator secret and new recovery codes.",
        discussion: "Their sessions end within a minute, also on a server that is running.")

    @OptionGroup var options: SettingsOptions

    @Option(help: "Login name.") var user: String

    func run() async throws {
        let settings = try self.options.settings()
        let factor = NewFactor(random: SystemRandomSource())
        let now = SystemClock().now()
        try await Admin.run(in: DataDirectory(path: settings.dataDirectory)) { desk in
            let userName = try UserName(text: self.user)
            try await desk.store.write { transaction in
                guard let account = try transaction.account(userName: userName),
                    account.role.hasSecondFactor
                else {
                    throw Refusal(.accountUnknown)
                }
                try factor.set(
                    for: desk.personal.key(of: account.id, in: transaction), in: transaction,
                    keys: desk.keys)
                try transaction.revokeSessions(of: account.id)
                try transaction.audit(
                    AuditEntry(
                        at: now, actor: .machineOperator, action: .factorReset,
                        subject: account.id, region: account.region))
            }
            factor.show(for: userName.text)
        }
    }
}

extension NewFactor {
    /// Prints it, once.
    func show(for userName: String) {
        print(self.uri(for: userName))
        for code in self.recoveryCodes { print(code) }
    }
}
