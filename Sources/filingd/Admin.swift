// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore
import FilingStoreSQLite
import Logging

/// What is only done on the server's own machine.
struct Admin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Commands for the server's own machine; a server may be running beside them.",
        subcommands: [CreateStaff.self])
}

/// Makes an account for a member of a regional centre.
struct CreateStaff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create-staff", abstract: "Makes an account for a reviewer or supervisor.")

    @OptionGroup var options: SettingsOptions

    @Option(help: "Login name: 4 to 32 of a-z, 0-9, _ and -.") var user: String

    @Option(help: "reviewer or supervisor.") var role: String

    @Option(help: "Two digits, such as 11.") var region: String

    @Flag(help: "Reads the password from standard input instead of asking.")
    var passwordStdin = false

    func run() async throws {
        let settings = try self.options.settings()
        do {
            try await self.create(in: DataDirectory(path: settings.dataDirectory))
        } catch let refusal as Refusal {
            StandardError.write("\(refusal.reason.text.en) \(refusal.reason.hint.en)")
            throw ExitCode(2)
        } catch let fault as KeyFileStore.Fault {
            StandardError.write("\(fault)")
            throw ExitCode(1)
        } catch let fault as DataDirectory.Fault {
            StandardError.write("\(fault)")
            throw ExitCode(1)
        } catch let fault as StorageFault {
            StandardError.write("The database cannot be used: \(fault.detail).")
            throw ExitCode(1)
        }
    }

    private func create(in directory: DataDirectory) async throws {
        guard let role = Role.allCases.first(where: { $0.isStaff && $0.token == self.role }) else {
            throw ValidationError("--role takes reviewer or supervisor.")
        }
        let userName = try UserName(text: self.user)
        let region = try RegionCode(text: self.region)
        let password = try PasswordInput.read(fromStandardInput: self.passwordStdin)
        let text = try PasswordText(typed: password)
        try PasswordRules(phone: nil, userName: userName).require(text.text)

        let random = SystemRandomSource()
        try directory.make()
        let keys = try KeyFileStore.load(path: directory.keys) {
            random.bytes(KeyFile.secretSizeBytes)
        }
        let store = try SQLiteStore.open(
            path: directory.database, logger: Logger(label: "filingd"))
        let credential = try ScramCredential(
            text, salt: random.bytes(ScramCredential.saltSizeBytes))
        let now = SystemClock().now()
        try await store.write { transaction in
            let id = try transaction.nextAccountID()
            try transaction.insert(
                NewAccount(
                    id: id, phone: nil, userName: userName.text, role: role, region: region,
                    credential: CredentialSeal(keys: keys).seal(
                        credential, of: id,
                        nonce: random.bytes(CredentialSeal.nonceSizeBytes)),
                    createdAt: now))
        }
        await store.close()
        print("\(userName.text): \(role.token), \(region.text)")
    }
}
