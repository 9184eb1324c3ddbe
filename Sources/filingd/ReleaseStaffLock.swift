// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingServer
import FilingStore

/// Releases a member of staff whom too many wrong passwords have locked out: the help desk finds
/// applicants only.
struct ReleaseStaffLock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release-lock",
        abstract: "Releases a member of staff whom too many wrong passwords have locked out.")

    @OptionGroup var options: SettingsOptions

    @Option(help: "Login name.") var user: String

    func run() async throws {
        let settings = try self.options.settings()
        try await Admin.run(in: DataDirectory(path: settings.dataDirectory)) { desk in
            let userName = try UserName(text: self.user)
            let now = SystemClock().now()
            try await desk.store.write { transaction in
                guard let account = try transaction.account(userName: userName),
                    account.role.isStaff
                else {
                    throw Refusal(.accountUnknown)
                }
                try LockRelease.release(account.id, in: transaction, keys: desk.keys, now: now)
                try transaction.note(.releasedByOperator, on: account.id, at: now)
                try transaction.audit(
                    AuditEntry(
                        at: now, actor: .machineOperator, action: .lockReleasedByOperator,
                        subject: account.id, region: account.region))
            }
            print("\(userName.text): released")
        }
    }
}
